package org.knime.core.node.config.base;

import org.knime.core.node.InvalidSettingsException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Values and configs under keys, kept in the order in which they were added. The class is long
 * because KNIME has six methods for each of nine types.
 */
public abstract class ConfigBase extends AbstractConfigEntry implements ConfigBaseRO, ConfigBaseWO {

    private final Map<String, AbstractConfigEntry> entries = new LinkedHashMap<>();

    /** Creates an empty config. */
    public ConfigBase(final String key) {
        super(key, ConfigEntries.config);
    }

    /** An empty config of the same kind. */
    public abstract ConfigBase getInstance(String key);

    @Override
    public final ConfigBase addConfigBase(final String key) {
        final ConfigBase config = getInstance(key);
        put(config);
        return config;
    }

    @Override
    public final ConfigBase getConfigBase(final String key) throws InvalidSettingsException {
        if (entries.get(key) instanceof ConfigBase config) {
            return config;
        }
        throw new InvalidSettingsException("Config for key \"" + key + "\" not found.");
    }

    @Override
    public boolean containsKey(final String key) {
        return entries.containsKey(key);
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    @Override
    public final Iterator<String> iterator() {
        return keySet().iterator();
    }

    /** The entry under the key, {@code null} if there is none. */
    public AbstractConfigEntry getEntry(final String key) {
        return entries.get(key);
    }

    /** Puts an entry under its key. */
    public void addEntry(final AbstractConfigEntry entry) {
        put(entry);
    }

    /** Takes the entry out and returns it, {@code null} if there is none. */
    public final AbstractConfigEntry removeConfig(final String key) {
        return entries.remove(key);
    }

    /** Puts an entry under its key. */
    protected void put(final AbstractConfigEntry entry) {
        entries.put(entry.getKey(), entry);
    }

    /** The entry under the key, {@code null} if there is none. */
    protected AbstractConfigEntry get(final String key) {
        return entries.get(key);
    }

    @Override
    public void copyTo(final ConfigBaseWO dest) {
        final ConfigBase target = (ConfigBase) dest;
        for (final AbstractConfigEntry entry : entries.values()) {
            if (entry instanceof ConfigBase config) {
                config.copyTo(target.addConfigBase(config.getKey()));
            } else {
                target.put(entry);
            }
        }
    }

    /** Whether the other is a config with identical entries, in any order. */
    public boolean hasIdenticalValue(final AbstractConfigEntry ace) {
        return ace instanceof ConfigBase && sameValue(ace);
    }

    @Override
    boolean sameValue(final AbstractConfigEntry entry) {
        final ConfigBase other = (ConfigBase) entry;
        return entries.keySet().equals(other.entries.keySet())
                && entries.values().stream()
                        .allMatch(e -> e.isIdentical(other.entries.get(e.getKey())));
    }

    @Override
    public final void saveToXML(final OutputStream os) throws IOException {
        try (os) {
            os.write(ConfigXmlWriter.write(this));
        }
    }

    /** Reads the XML form, adds its entries to this config, and closes the stream. */
    public void load(final InputStream is) throws IOException {
        try (is) {
            ConfigXmlReader.read(is, key -> this);
        }
    }

    /** Reads the XML form into the config and closes the stream. */
    protected static ConfigBase loadFromXML(final ConfigBase config, final InputStream in)
            throws IOException {
        try (in) {
            return ConfigXmlReader.read(in, config::getInstance);
        }
    }

    @Override
    public final String toStringValue() {
        return super.getKey();
    }

    @Override
    public String toString() {
        return entries.values().toString();
    }

    private Object value(final String key, final ConfigEntries type)
            throws InvalidSettingsException {
        if (entries.get(key) instanceof ValueEntry entry && entry.getType() == type) {
            return entry.value();
        }
        throw new InvalidSettingsException(ArrayForm.missing(type, key));
    }

    private Object value(final String key, final ConfigEntries type, final Object otherwise) {
        return entries.get(key) instanceof ValueEntry entry && entry.getType() == type
                ? entry.value()
                : otherwise;
    }

    @Override
    public void addBoolean(final String key, final boolean value) {
        put(new ValueEntry(key, ConfigEntries.xboolean, value));
    }

    @Override
    public boolean getBoolean(final String key) throws InvalidSettingsException {
        return (Boolean) value(key, ConfigEntries.xboolean);
    }

    @Override
    public boolean getBoolean(final String key, final boolean def) {
        return (Boolean) value(key, ConfigEntries.xboolean, def);
    }

    @Override
    public void addBooleanArray(final String key, final boolean... values) {
        ArrayForm.add(this, key, ConfigEntries.xboolean, values);
    }

    @Override
    public boolean[] getBooleanArray(final String key) throws InvalidSettingsException {
        return ArrayForm.get(getConfigBase(key), ConfigEntries.xboolean, boolean[].class);
    }

    @Override
    public boolean[] getBooleanArray(final String key, final boolean... def) {
        return ArrayForm.get(this, key, ConfigEntries.xboolean, boolean[].class, def);
    }

    @Override
    public void addByte(final String key, final byte value) {
        put(new ValueEntry(key, ConfigEntries.xbyte, value));
    }

    @Override
    public byte getByte(final String key) throws InvalidSettingsException {
        return (Byte) value(key, ConfigEntries.xbyte);
    }

    @Override
    public byte getByte(final String key, final byte def) {
        return (Byte) value(key, ConfigEntries.xbyte, def);
    }

    @Override
    public void addByteArray(final String key, final byte... values) {
        ArrayForm.add(this, key, ConfigEntries.xbyte, values);
    }

    @Override
    public byte[] getByteArray(final String key) throws InvalidSettingsException {
        return ArrayForm.get(getConfigBase(key), ConfigEntries.xbyte, byte[].class);
    }

    @Override
    public byte[] getByteArray(final String key, final byte... def) {
        return ArrayForm.get(this, key, ConfigEntries.xbyte, byte[].class, def);
    }

    @Override
    public void addChar(final String key, final char value) {
        put(new ValueEntry(key, ConfigEntries.xchar, value));
    }

    @Override
    public char getChar(final String key) throws InvalidSettingsException {
        return (Character) value(key, ConfigEntries.xchar);
    }

    @Override
    public char getChar(final String key, final char def) {
        return (Character) value(key, ConfigEntries.xchar, def);
    }

    @Override
    public void addCharArray(final String key, final char... values) {
        ArrayForm.add(this, key, ConfigEntries.xchar, values);
    }

    @Override
    public char[] getCharArray(final String key) throws InvalidSettingsException {
        return ArrayForm.get(getConfigBase(key), ConfigEntries.xchar, char[].class);
    }

    @Override
    public char[] getCharArray(final String key, final char... def) {
        return ArrayForm.get(this, key, ConfigEntries.xchar, char[].class, def);
    }

    @Override
    public void addDouble(final String key, final double value) {
        put(new ValueEntry(key, ConfigEntries.xdouble, value));
    }

    @Override
    public double getDouble(final String key) throws InvalidSettingsException {
        return (Double) value(key, ConfigEntries.xdouble);
    }

    @Override
    public double getDouble(final String key, final double def) {
        return (Double) value(key, ConfigEntries.xdouble, def);
    }

    @Override
    public void addDoubleArray(final String key, final double... values) {
        ArrayForm.add(this, key, ConfigEntries.xdouble, values);
    }

    @Override
    public double[] getDoubleArray(final String key) throws InvalidSettingsException {
        return ArrayForm.get(getConfigBase(key), ConfigEntries.xdouble, double[].class);
    }

    @Override
    public double[] getDoubleArray(final String key, final double... def) {
        return ArrayForm.get(this, key, ConfigEntries.xdouble, double[].class, def);
    }

    @Override
    public void addFloat(final String key, final float value) {
        put(new ValueEntry(key, ConfigEntries.xfloat, value));
    }

    @Override
    public float getFloat(final String key) throws InvalidSettingsException {
        return (Float) value(key, ConfigEntries.xfloat);
    }

    @Override
    public float getFloat(final String key, final float def) {
        return (Float) value(key, ConfigEntries.xfloat, def);
    }

    @Override
    public void addFloatArray(final String key, final float... values) {
        ArrayForm.add(this, key, ConfigEntries.xfloat, values);
    }

    @Override
    public float[] getFloatArray(final String key) throws InvalidSettingsException {
        return ArrayForm.get(getConfigBase(key), ConfigEntries.xfloat, float[].class);
    }

    @Override
    public float[] getFloatArray(final String key, final float... def) {
        return ArrayForm.get(this, key, ConfigEntries.xfloat, float[].class, def);
    }

    @Override
    public void addInt(final String key, final int value) {
        put(new ValueEntry(key, ConfigEntries.xint, value));
    }

    @Override
    public int getInt(final String key) throws InvalidSettingsException {
        return (Integer) value(key, ConfigEntries.xint);
    }

    @Override
    public int getInt(final String key, final int def) {
        return (Integer) value(key, ConfigEntries.xint, def);
    }

    @Override
    public void addIntArray(final String key, final int... values) {
        ArrayForm.add(this, key, ConfigEntries.xint, values);
    }

    @Override
    public int[] getIntArray(final String key) throws InvalidSettingsException {
        return ArrayForm.get(getConfigBase(key), ConfigEntries.xint, int[].class);
    }

    @Override
    public int[] getIntArray(final String key, final int... def) {
        return ArrayForm.get(this, key, ConfigEntries.xint, int[].class, def);
    }

    @Override
    public void addLong(final String key, final long value) {
        put(new ValueEntry(key, ConfigEntries.xlong, value));
    }

    @Override
    public long getLong(final String key) throws InvalidSettingsException {
        return (Long) value(key, ConfigEntries.xlong);
    }

    @Override
    public long getLong(final String key, final long def) {
        return (Long) value(key, ConfigEntries.xlong, def);
    }

    @Override
    public void addLongArray(final String key, final long... values) {
        ArrayForm.add(this, key, ConfigEntries.xlong, values);
    }

    @Override
    public long[] getLongArray(final String key) throws InvalidSettingsException {
        return ArrayForm.get(getConfigBase(key), ConfigEntries.xlong, long[].class);
    }

    @Override
    public long[] getLongArray(final String key, final long... def) {
        return ArrayForm.get(this, key, ConfigEntries.xlong, long[].class, def);
    }

    @Override
    public void addShort(final String key, final short value) {
        put(new ValueEntry(key, ConfigEntries.xshort, value));
    }

    @Override
    public short getShort(final String key) throws InvalidSettingsException {
        return (Short) value(key, ConfigEntries.xshort);
    }

    @Override
    public short getShort(final String key, final short def) {
        return (Short) value(key, ConfigEntries.xshort, def);
    }

    @Override
    public void addShortArray(final String key, final short... values) {
        ArrayForm.add(this, key, ConfigEntries.xshort, values);
    }

    @Override
    public short[] getShortArray(final String key) throws InvalidSettingsException {
        return ArrayForm.get(getConfigBase(key), ConfigEntries.xshort, short[].class);
    }

    @Override
    public short[] getShortArray(final String key, final short... def) {
        return ArrayForm.get(this, key, ConfigEntries.xshort, short[].class, def);
    }

    @Override
    public void addString(final String key, final String value) {
        put(new ValueEntry(key, ConfigEntries.xstring, value));
    }

    @Override
    public String getString(final String key) throws InvalidSettingsException {
        return (String) value(key, ConfigEntries.xstring);
    }

    @Override
    public String getString(final String key, final String def) {
        return (String) value(key, ConfigEntries.xstring, def);
    }

    @Override
    public void addStringArray(final String key, final String... values) {
        ArrayForm.add(this, key, ConfigEntries.xstring, values);
    }

    @Override
    public String[] getStringArray(final String key) throws InvalidSettingsException {
        return ArrayForm.get(getConfigBase(key), ConfigEntries.xstring, String[].class);
    }

    @Override
    public String[] getStringArray(final String key, final String... def) {
        return ArrayForm.get(this, key, ConfigEntries.xstring, String[].class, def);
    }
}
