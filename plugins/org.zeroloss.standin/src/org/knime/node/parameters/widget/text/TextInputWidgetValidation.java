package org.knime.node.parameters.widget.text;

import org.knime.node.parameters.validation.BuiltinValidation;

/** A condition on a text. */
public sealed interface TextInputWidgetValidation extends BuiltinValidation {

    /** The pattern that a text must match. */
    record PatternValidationParams(String pattern) {}

    /** A pattern that the text must match. */
    abstract non-sealed class PatternValidation implements TextInputWidgetValidation {

        @Override
        public final PatternValidationParams getParameters() {
            return new PatternValidationParams(getPattern());
        }

        @Override
        public String getErrorMessage() {
            return "The string must match the pattern: " + getPattern();
        }

        /** The regular expression. */
        protected abstract String getPattern();

        /** Something that can be seen. */
        public static final class IsNotBlankValidation extends PatternValidation {

            @Override
            public String getErrorMessage() {
                return "The field cannot be blank (it needs a character that is not white space).";
            }

            @Override
            public String getPattern() {
                return ".*\\S.*";
            }
        }

        /** At least one character. */
        public static final class IsNotEmptyValidation extends MinLengthValidation {

            @Override
            public String getErrorMessage() {
                return "The field cannot be empty (it needs at least one character).";
            }

            @Override
            protected int getMinLength() {
                return 1;
            }
        }

        /** Exactly one character. */
        public static final class IsSingleCharacterValidation extends PatternValidation {

            @Override
            public String getErrorMessage() {
                return "The string must be a single character.";
            }

            @Override
            public String getPattern() {
                return "^.$";
            }
        }
    }

    /** A shortest length. */
    abstract non-sealed class MinLengthValidation implements TextInputWidgetValidation {

        record MinLengthValidationParams(int minLength) {}

        @Override
        public final MinLengthValidationParams getParameters() {
            return new MinLengthValidationParams(getMinLength());
        }

        @Override
        public String getErrorMessage() {
            return "The string must have at least " + getMinLength() + " characters.";
        }

        /** The length. */
        protected abstract int getMinLength();
    }

    /** A longest length. */
    abstract non-sealed class MaxLengthValidation implements TextInputWidgetValidation {

        record MaxLengthValidationParams(int maxLength) {}

        @Override
        public final MaxLengthValidationParams getParameters() {
            return new MaxLengthValidationParams(getMaxLength());
        }

        @Override
        public String getErrorMessage() {
            return "The string must have at most " + getMaxLength() + " characters.";
        }

        /** The length. */
        protected abstract int getMaxLength();
    }
}
