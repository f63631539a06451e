package org.knime.core.node.config.base;

/** The types that an entry can have, named as in the XML form. */
public enum ConfigEntries {
    /** A config. */
    config {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            throw new UnsupportedOperationException(
                    "Expected the type of a single value for '"
                            + key
                            + "', found config, which has entries; make one with addConfigBase");
        }
    },
    /** Text. */
    xstring {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ValueEntry(key, this, value);
        }
    },
    /** A 32-bit integer. */
    xint {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ValueEntry(key, this, Integer.valueOf(value));
        }
    },
    /** A 64-bit floating-point number. */
    xdouble {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ValueEntry(key, this, Double.valueOf(value));
        }
    },
    /** True or false. */
    xboolean {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ValueEntry(key, this, Truth.parse(value));
        }
    },
    /** An 8-bit integer. */
    xbyte {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ValueEntry(key, this, Byte.valueOf(value));
        }
    },
    /** A 16-bit integer. */
    xshort {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ValueEntry(key, this, Short.valueOf(value));
        }
    },
    /** A 64-bit integer. */
    xlong {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ValueEntry(key, this, Long.valueOf(value));
        }
    },
    /** A character. */
    xchar {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ValueEntry(key, this, Truth.character(value));
        }
    },
    /** A 32-bit floating-point number. */
    xfloat {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ValueEntry(key, this, Float.valueOf(value));
        }
    },
    /** An encrypted text. */
    xpassword {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ValueEntry(key, this, value);
        }
    },
    /** A text that is not stored. */
    xtransientstring {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ValueEntry(key, this, value);
        }
    };

    /**
     * Makes an entry of this type from its text.
     *
     * @throws IllegalArgumentException if the text is not of the type
     */
    public abstract AbstractConfigEntry createEntry(String key, String value);
}

/** Texts that stand for values of one of two, or of one character. */
final class Truth {

    private Truth() {}

    static Boolean parse(final String text) {
        if ("true".equals(text)) {
            return Boolean.TRUE;
        }
        if ("false".equals(text)) {
            return Boolean.FALSE;
        }
        throw new IllegalArgumentException("Expected true or false, found \"" + text + '"');
    }

    static Character character(final String text) {
        if (text == null || text.length() != 1) {
            throw new IllegalArgumentException("Expected one character, found \"" + text + '"');
        }
        return text.charAt(0);
    }
}
