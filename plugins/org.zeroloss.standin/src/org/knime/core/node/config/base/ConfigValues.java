package org.knime.core.node.config.base;

import org.knime.core.node.InvalidSettingsException;

/**
 * A config's values by type. The class is long because KNIME has six methods for each of nine
 * types.
 */
abstract class ConfigValues extends AbstractConfigEntry implements ConfigBaseRO, ConfigBaseWO {

    ConfigValues(final String key) {
        super(key, ConfigEntries.config);
    }

    /** Puts an entry under its key. */
    protected abstract void put(AbstractConfigEntry entry);

    /** The entry under the key, {@code null} if there is none. */
    protected abstract AbstractConfigEntry get(String key);

    private Object value(final String key, final ConfigEntries type)
            throws InvalidSettingsException {
        if (get(key) instanceof ValueEntry entry && entry.getType() == type) {
            return entry.value();
        }
        throw new InvalidSettingsException(ArrayForm.missing(type, key));
    }

    private Object value(final String key, final ConfigEntries type, final Object otherwise) {
        return get(key) instanceof ValueEntry entry && entry.getType() == type
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
