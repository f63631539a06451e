package org.knime.core.node.config.base;

/** Writes values under keys; a key that is already there is replaced. */
public interface ConfigBaseWO {

    /** The key of this config in its parent. */
    String getKey();

    /** Adds an empty config under the key. */
    ConfigBase addConfigBase(String key);

    /** Puts a value under the key. */
    void addBoolean(String key, boolean value);

    /** Puts an array under the key; it may be null. */
    void addBooleanArray(String key, boolean... values);

    /** Puts a value under the key. */
    void addByte(String key, byte value);

    /** Puts an array under the key; it may be null. */
    void addByteArray(String key, byte... values);

    /** Puts a value under the key. */
    void addChar(String key, char value);

    /** Puts an array under the key; it may be null. */
    void addCharArray(String key, char... values);

    /** Puts a value under the key. */
    void addDouble(String key, double value);

    /** Puts an array under the key; it may be null. */
    void addDoubleArray(String key, double... values);

    /** Puts a value under the key. */
    void addFloat(String key, float value);

    /** Puts an array under the key; it may be null. */
    void addFloatArray(String key, float... values);

    /** Puts a value under the key. */
    void addInt(String key, int value);

    /** Puts an array under the key; it may be null. */
    void addIntArray(String key, int... values);

    /** Puts a value under the key. */
    void addLong(String key, long value);

    /** Puts an array under the key; it may be null. */
    void addLongArray(String key, long... values);

    /** Puts a value under the key. */
    void addShort(String key, short value);

    /** Puts an array under the key; it may be null. */
    void addShortArray(String key, short... values);

    /** Puts a value under the key. */
    void addString(String key, String value);

    /** Puts an array under the key; it may be null. */
    void addStringArray(String key, String... values);
}
