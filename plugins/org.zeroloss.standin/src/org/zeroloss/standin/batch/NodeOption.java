package org.zeroloss.standin.batch;

import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

import java.util.Arrays;
import java.util.List;

/**
 * One {@code -option=id[/id…],key[/key…],value,type}: a model setting to overwrite. The value may
 * hold commas; the type is what follows the last one.
 *
 * @param ids node ids, from the outermost metanode to the node
 * @param keys path of the setting within the node's model settings
 * @param value the new value as text
 * @param type the type's name as given, checked only when the option is applied, as KNIME does
 */
record NodeOption(List<Integer> ids, List<String> keys, String value, String type) {

    NodeOption {
        ids = List.copyOf(ids);
        keys = List.copyOf(keys);
    }

    /**
     * @param text what stands after {@code -option=}
     * @throws OptionException if a part is missing or an id is no number
     */
    static NodeOption parse(final String text) throws OptionException {
        final int first = text.indexOf(',');
        final int second = text.indexOf(',', first + 1);
        final int last = text.lastIndexOf(',');
        if (first < 0 || second < 0 || last <= second) {
            throw new OptionException(
                    "Couldn't parse -option argument '"
                            + text
                            + "': expected id[/id...],key[/key...],value,type");
        }
        try {
            final List<Integer> ids =
                    Arrays.stream(text.substring(0, first).split("/"))
                            .map(Integer::valueOf)
                            .toList();
            return new NodeOption(
                    ids,
                    List.of(text.substring(first + 1, second).split("/")),
                    text.substring(second + 1, last),
                    text.substring(last + 1));
        } catch (final NumberFormatException e) {
            throw new OptionException(
                    "Couldn't parse -option argument '"
                            + text
                            + "': the node id must be numbers separated by '/'",
                    e);
        }
    }

    /**
     * Writes the value into model settings.
     *
     * @param root the node's model settings
     * @throws OptionException if the type is unknown
     * @throws InvalidSettingsException if the path does not exist or the value is not of the type
     */
    void apply(final NodeSettings root) throws OptionException, InvalidSettingsException {
        NodeSettings model = root;
        for (final String key : keys.subList(0, keys.size() - 1)) {
            model = model.getNodeSettings(key);
        }
        final String key = keys.get(keys.size() - 1);
        try {
            switch (type) {
                case "int" -> model.addInt(key, Integer.parseInt(value));
                case "long" -> model.addLong(key, Long.parseLong(value));
                case "short" -> model.addShort(key, Short.parseShort(value));
                case "byte" -> model.addByte(key, Byte.parseByte(value));
                case "boolean" -> model.addBoolean(key, Boolean.parseBoolean(value));
                case "char" -> model.addChar(key, value.charAt(0));
                case "float", "double" -> model.addDouble(key, Double.parseDouble(value));
                case "String" -> model.addString(key, value);
                case "StringCell" -> model.addDataCell(key, new StringCell(value));
                case "DoubleCell" ->
                        model.addDataCell(key, new DoubleCell(Double.parseDouble(value)));
                case "IntCell" -> model.addDataCell(key, new IntCell(Integer.parseInt(value)));
                case "LongCell" -> model.addDataCell(key, new LongCell(Long.parseLong(value)));
                default ->
                        throw new OptionException(
                                "Unknown option type for " + String.join("/", keys) + ": " + type);
            }
        } catch (final NumberFormatException | StringIndexOutOfBoundsException e) {
            throw new InvalidSettingsException(
                    "Option " + String.join("/", keys) + ": '" + value + "' is no " + type, e);
        }
    }
}
