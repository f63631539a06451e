package org.zeroloss.standin.exec;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.ConfigEntries;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code variables} of a node's settings: which flow variable overwrites which setting ({@code
 * used_variable}), and which setting becomes a flow variable ({@code exposed_variable}).
 */
final class VariableMask {

    private static final String USED = "used_variable";
    private static final String EXPOSED = "exposed_variable";
    private static final String TREE = "tree";
    private static final String VERSION = "version";

    /** Masks before KNIME 4.1 carry no version and expose truth values as text. */
    private static final String OLD_VERSION = "V_2008_04_08";

    private final NodeSettings tree;
    private final boolean old;

    /**
     * @param variables the group {@code variables} of the node's settings, or {@code null}
     */
    VariableMask(final NodeSettings variables) {
        if (variables == null) {
            tree = null;
            old = false;
        } else {
            final String version = variables.getString(VERSION, OLD_VERSION);
            final NodeSettings sub = SettingsFiles.child(variables, TREE);
            old = OLD_VERSION.equals(version);
            tree = old || sub == null ? variables : sub;
        }
    }

    /**
     * Overwrites settings in place.
     *
     * @param model the node's model settings, a copy that may change
     * @param variables the variables that arrive at the node
     * @return the variables that the node exposes
     * @throws InvalidSettingsException if a variable is missing or does not fit its setting
     */
    Map<String, FlowVar> apply(final NodeSettings model, final Map<String, FlowVar> variables)
            throws InvalidSettingsException {
        final Map<String, FlowVar> exposed = new LinkedHashMap<>();
        if (tree != null) {
            walk(tree, model, variables, exposed);
        }
        return exposed;
    }

    private void walk(
            final NodeSettings mask,
            final NodeSettings model,
            final Map<String, FlowVar> variables,
            final Map<String, FlowVar> exposed)
            throws InvalidSettingsException {
        for (final String key : mask.keySet()) {
            // KNIME too ignores what the mask says of settings that no longer exist.
            if (model.containsKey(key) && mask.getEntry(key).getType() == ConfigEntries.config) {
                final NodeSettings entry = mask.getNodeSettings(key);
                if (entry.containsKey(USED)) {
                    leaf(entry, model, key, variables, exposed);
                } else if (model.getEntry(key).getType() == ConfigEntries.config) {
                    walk(entry, model.getNodeSettings(key), variables, exposed);
                }
            }
        }
    }

    private void leaf(
            final NodeSettings mask,
            final NodeSettings model,
            final String key,
            final Map<String, FlowVar> variables,
            final Map<String, FlowVar> exposed)
            throws InvalidSettingsException {
        final String used = mask.getString(USED, null);
        if (used != null) {
            final FlowVar variable = variables.get(used);
            if (variable == null) {
                throw new InvalidSettingsException(
                        "The setting '%s' is controlled by the flow variable '%s', which does not"
                                        .formatted(key, used)
                                + " exist here; define it (for example with -workflow.variable="
                                + used
                                + ",value,String), known are "
                                + variables.keySet());
            }
            SettingOverwrite.apply(model, key, variable);
        }
        final String name = mask.getString(EXPOSED, null);
        if (name != null) {
            exposed.put(name, expose(model, key, name));
        }
    }

    private FlowVar expose(final NodeSettings model, final String key, final String name)
            throws InvalidSettingsException {
        final ConfigEntries type = model.getEntry(key).getType();
        return switch (type) {
            case xint -> new FlowVar(name, FlowVar.Type.INTEGER, model.getInt(key));
            case xshort -> new FlowVar(name, FlowVar.Type.INTEGER, (int) model.getShort(key));
            case xbyte -> new FlowVar(name, FlowVar.Type.INTEGER, (int) model.getByte(key));
            case xlong -> new FlowVar(name, FlowVar.Type.LONG, model.getLong(key));
            case xdouble -> new FlowVar(name, FlowVar.Type.DOUBLE, model.getDouble(key));
            case xfloat -> new FlowVar(name, FlowVar.Type.DOUBLE, (double) model.getFloat(key));
            case xboolean -> {
                final boolean b = model.getBoolean(key);
                yield old
                        ? new FlowVar(name, FlowVar.Type.STRING, Boolean.toString(b))
                        : new FlowVar(name, FlowVar.Type.BOOLEAN, b);
            }
            case xstring -> new FlowVar(name, FlowVar.Type.STRING, model.getString(key));
            case xchar ->
                    new FlowVar(name, FlowVar.Type.STRING, String.valueOf(model.getChar(key)));
            default ->
                    throw new InvalidSettingsException(
                            "The setting '%s' of type %s cannot become the flow variable '%s'"
                                    .formatted(key, type, name));
        };
    }
}
