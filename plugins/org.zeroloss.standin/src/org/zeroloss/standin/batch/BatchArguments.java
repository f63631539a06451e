package org.zeroloss.standin.batch;

import org.zeroloss.standin.exec.FlowVar;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * KNIME's batch command line, read to the letter: flags are case-sensitive, a flag and its value
 * are split at the first {@code =}, the last of several equal flags wins, lists accumulate.
 */
final class BatchArguments {

    /** Flags of KNIME's launcher that its batch executor accepts and ignores, in any case. */
    private static final Set<String> IGNORED =
            Set.of(
                    "-noversioncheck",
                    "-perspective",
                    "-showlocation",
                    "-allowdeadlock",
                    "-checkforupdates",
                    "-profilelist",
                    "-profilelocation");

    private final Set<String> switches = new HashSet<>();
    private final List<FlowVar> variables = new ArrayList<>();
    private final List<NodeOption> options = new ArrayList<>();
    private Path input;
    private Path destFile;
    private Path destDir;

    /**
     * @param args the arguments
     * @return what they say
     * @throws OptionException if one is wrong or no workflow is given
     */
    static BatchArguments parse(final List<String> args) throws OptionException {
        final BatchArguments result = new BatchArguments();
        for (final String arg : args) {
            result.read(arg);
        }
        if (result.input == null) {
            throw new OptionException("No workflow file or directory given.");
        }
        return result;
    }

    boolean has(final String flag) {
        return switches.contains(flag);
    }

    /** The workflow directory, or the zip file that holds it. */
    Path input() {
        return input;
    }

    /** The zip file to save to, or {@code null}. It has precedence over the directory. */
    Path destFile() {
        return destFile;
    }

    /** The directory to save to, or {@code null}. */
    Path destDir() {
        return destDir;
    }

    List<FlowVar> variables() {
        return variables;
    }

    List<NodeOption> options() {
        return options;
    }

    private void read(final String arg) throws OptionException {
        final int eq = arg.indexOf('=');
        final String flag = eq < 0 ? arg : arg.substring(0, eq);
        final String value = eq < 0 ? null : arg.substring(eq + 1);
        switch (flag) {
            case "-nosave", "-reset", "-updateLinks", "-noexecute", "-failonloaderror" ->
                    switches.add(flag);
            case "-masterkey" -> {
                if (value != null && value.isEmpty()) {
                    throw new OptionException("Master key must not be empty.");
                }
                // No node here reads encrypted settings; accepted as KNIME does.
            }
            case "-credential" -> checkCredential(required(flag, value));
            case "-preferences" -> {
                if (!Files.isRegularFile(Path.of(required(flag, value)))) {
                    throw new OptionException(
                            "Preference file '" + value + "' does not exist or is not a file.");
                }
            }
            case "-workflowFile" -> {
                input = Path.of(required(flag, value));
                if (!Files.isRegularFile(input)) {
                    throw new OptionException("Workflow file '" + value + "' is not a file.");
                }
            }
            case "-workflowDir" -> {
                input = Path.of(required(flag, value));
                if (!Files.isDirectory(input)) {
                    throw new OptionException(
                            "Workflow directory '" + value + "' is not a directory.");
                }
            }
            case "-destFile" -> destFile = Path.of(required(flag, value));
            case "-destDir" -> destDir = Path.of(required(flag, value));
            case "-workflow.variable" -> variables.add(variable(required(flag, value), arg));
            case "-option" -> options.add(NodeOption.parse(required(flag, value)));
            default -> {
                if (!IGNORED.contains(flag.toLowerCase(Locale.ROOT))) {
                    throw new OptionException("Unknown option '" + flag + "'");
                }
            }
        }
    }

    private static String required(final String flag, final String value) throws OptionException {
        if (value == null) {
            throw new OptionException(
                    "Couldn't parse " + flag + " argument: expected " + flag + "=...");
        }
        return value;
    }

    private static void checkCredential(final String value) throws OptionException {
        if (value.split(";", 3)[0].isBlank()) {
            throw new OptionException("Credential name must not be empty.");
        }
    }

    private static FlowVar variable(final String value, final String arg) throws OptionException {
        final List<String> parts = splitQuoted(value);
        try {
            if (parts.size() != 3) {
                throw new IllegalArgumentException("expected name,value,type");
            }
            final FlowVar.Type type =
                    switch (parts.get(2)) {
                        case "String" -> FlowVar.Type.STRING;
                        case "int" -> FlowVar.Type.INTEGER;
                        case "double" -> FlowVar.Type.DOUBLE;
                        default ->
                                throw new IllegalArgumentException(
                                        "Invalid type for workflow variable "
                                                + parts.get(0)
                                                + ": "
                                                + parts.get(2)
                                                + ", expected String, int or double");
                    };
            return FlowVar.parse(parts.get(0), type, parts.get(1));
        } catch (final IllegalArgumentException e) {
            throw new OptionException(
                    "Couldn't parse -workflow.variable argument: " + arg + ": " + e.getMessage(),
                    e);
        }
    }

    /** Splits at commas outside quotes; within quotes a backslash takes the next one literally. */
    static List<String> splitQuoted(final String text) {
        final List<String> parts = new ArrayList<>();
        final StringBuilder part = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (quote != 0 && c == '\\' && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote == 0 && c == ',') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
