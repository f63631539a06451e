package org.knime.core.node.config.base;

import org.knime.core.node.InvalidSettingsException;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** Reads values by their keys. */
public interface ConfigBaseRO extends Iterable<String> {

    /** The key of this config in its parent. */
    String getKey();

    /** Whether there is an entry under the key. */
    boolean containsKey(String key);

    /** The keys in the order in which the entries were added. */
    Set<String> keySet();

    /** The config under the key; an {@link InvalidSettingsException} if there is none. */
    ConfigBase getConfigBase(String key) throws InvalidSettingsException;

    /** Writes the XML form and closes the stream. */
    void saveToXML(OutputStream os) throws IOException;

    /** Adds copies of all entries to another config. */
    void copyTo(ConfigBaseWO dest);

    /** The boolean under the key; an {@link InvalidSettingsException} if there is none. */
    boolean getBoolean(String key) throws InvalidSettingsException;

    /** The boolean under the key, or the given one if there is none. */
    boolean getBoolean(String key, boolean def);

    /** The array under the key; an {@link InvalidSettingsException} if there is none. */
    boolean[] getBooleanArray(String key) throws InvalidSettingsException;

    /** The array under the key, or the given one if there is none. */
    boolean[] getBooleanArray(String key, boolean... def);

    /** The byte under the key; an {@link InvalidSettingsException} if there is none. */
    byte getByte(String key) throws InvalidSettingsException;

    /** The byte under the key, or the given one if there is none. */
    byte getByte(String key, byte def);

    /** The array under the key; an {@link InvalidSettingsException} if there is none. */
    byte[] getByteArray(String key) throws InvalidSettingsException;

    /** The array under the key, or the given one if there is none. */
    byte[] getByteArray(String key, byte... def);

    /** The char under the key; an {@link InvalidSettingsException} if there is none. */
    char getChar(String key) throws InvalidSettingsException;

    /** The char under the key, or the given one if there is none. */
    char getChar(String key, char def);

    /** The array under the key; an {@link InvalidSettingsException} if there is none. */
    char[] getCharArray(String key) throws InvalidSettingsException;

    /** The array under the key, or the given one if there is none. */
    char[] getCharArray(String key, char... def);

    /** The double under the key; an {@link InvalidSettingsException} if there is none. */
    double getDouble(String key) throws InvalidSettingsException;

    /** The double under the key, or the given one if there is none. */
    double getDouble(String key, double def);

    /** The array under the key; an {@link InvalidSettingsException} if there is none. */
    double[] getDoubleArray(String key) throws InvalidSettingsException;

    /** The array under the key, or the given one if there is none. */
    double[] getDoubleArray(String key, double... def);

    /** The float under the key; an {@link InvalidSettingsException} if there is none. */
    float getFloat(String key) throws InvalidSettingsException;

    /** The float under the key, or the given one if there is none. */
    float getFloat(String key, float def);

    /** The array under the key; an {@link InvalidSettingsException} if there is none. */
    float[] getFloatArray(String key) throws InvalidSettingsException;

    /** The array under the key, or the given one if there is none. */
    float[] getFloatArray(String key, float... def);

    /** The int under the key; an {@link InvalidSettingsException} if there is none. */
    int getInt(String key) throws InvalidSettingsException;

    /** The int under the key, or the given one if there is none. */
    int getInt(String key, int def);

    /** The array under the key; an {@link InvalidSettingsException} if there is none. */
    int[] getIntArray(String key) throws InvalidSettingsException;

    /** The array under the key, or the given one if there is none. */
    int[] getIntArray(String key, int... def);

    /** The long under the key; an {@link InvalidSettingsException} if there is none. */
    long getLong(String key) throws InvalidSettingsException;

    /** The long under the key, or the given one if there is none. */
    long getLong(String key, long def);

    /** The array under the key; an {@link InvalidSettingsException} if there is none. */
    long[] getLongArray(String key) throws InvalidSettingsException;

    /** The array under the key, or the given one if there is none. */
    long[] getLongArray(String key, long... def);

    /** The short under the key; an {@link InvalidSettingsException} if there is none. */
    short getShort(String key) throws InvalidSettingsException;

    /** The short under the key, or the given one if there is none. */
    short getShort(String key, short def);

    /** The array under the key; an {@link InvalidSettingsException} if there is none. */
    short[] getShortArray(String key) throws InvalidSettingsException;

    /** The array under the key, or the given one if there is none. */
    short[] getShortArray(String key, short... def);

    /** The String under the key; an {@link InvalidSettingsException} if there is none. */
    String getString(String key) throws InvalidSettingsException;

    /** The String under the key, or the given one if there is none. */
    String getString(String key, String def);

    /** The array under the key; an {@link InvalidSettingsException} if there is none. */
    String[] getStringArray(String key) throws InvalidSettingsException;

    /** The array under the key, or the given one if there is none. */
    String[] getStringArray(String key, String... def);
}
