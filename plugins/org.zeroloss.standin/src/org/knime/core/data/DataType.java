package org.knime.core.data;

import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The type of a cell or column: the class of its cells, or, for a column that holds several
 * classes, what their cells have in common.
 */
public final class DataType {

    private static final String CELL_CLASS = "cell_class";
    private static final String VALUE_CLASSES = "value_classes";
    private static final String PREFERRED = "has_pref_value_class";

    private static final Map<Class<? extends DataCell>, DataType> TYPES = new ConcurrentHashMap<>();

    private final Class<? extends DataCell> cellClass;
    private final List<Class<? extends DataValue>> valueClasses;

    private DataType(
            final Class<? extends DataCell> cellClass,
            final List<Class<? extends DataValue>> valueClasses) {
        this.cellClass = cellClass;
        this.valueClasses = List.copyOf(valueClasses);
    }

    /** The type of the cells of a class. */
    public static DataType getType(final Class<? extends DataCell> cell) {
        return TYPES.computeIfAbsent(
                Objects.requireNonNull(cell, "A type needs a class of cells, found null"),
                c -> {
                    final Set<Class<? extends DataValue>> values = new LinkedHashSet<>();
                    collect(c, values);
                    return new DataType(c, new ArrayList<>(values));
                });
    }

    private static void collect(final Class<?> type, final Set<Class<? extends DataValue>> values) {
        for (final Class<?> part : type.getInterfaces()) {
            if (DataValue.class.isAssignableFrom(part)) {
                values.add(part.asSubclass(DataValue.class));
                collect(part, values);
            }
        }
        if (type.getSuperclass() != null) {
            collect(type.getSuperclass(), values);
        }
    }

    /** A missing cell without a reason. */
    public static DataCell getMissingCell() {
        return new MissingCell(null);
    }

    /** The narrowest type that both are. */
    public static DataType getCommonSuperType(final DataType type1, final DataType type2) {
        if (type1.isASuperTypeOf(type2)) {
            return type1;
        }
        if (type2.isASuperTypeOf(type1)) {
            return type2;
        }
        final List<Class<? extends DataValue>> common = new ArrayList<>(type1.valueClasses);
        common.retainAll(type2.valueClasses);
        return new DataType(null, common);
    }

    /** The class of the cells, {@code null} if the type is of several classes. */
    public Class<? extends DataCell> getCellClass() {
        return cellClass;
    }

    /** What the cells can be read as, the preferred way first. */
    public List<Class<? extends DataValue>> getValueClasses() {
        return valueClasses;
    }

    /** What the cells are preferably read as. */
    public Class<? extends DataValue> getPreferredValueClass() {
        return valueClasses.isEmpty() ? DataValue.class : valueClasses.get(0);
    }

    /** Whether the cells can be read as the value. */
    public boolean isCompatible(final Class<? extends DataValue> valueClass) {
        return isMissingValueType()
                || valueClass == DataValue.class
                || valueClasses.contains(valueClass);
    }

    /** Whether this is the type of missing cells. */
    public boolean isMissingValueType() {
        return cellClass == MissingCell.class;
    }

    /** Whether cells of the other type can stand in a column of this type. */
    public boolean isASuperTypeOf(final DataType type) {
        if (type.isMissingValueType() || equals(type)) {
            return true;
        }
        return !isMissingValueType() && type.valueClasses.containsAll(valueClasses);
    }

    /** An order of the cells. */
    public DataValueComparator getComparator() {
        return CellOrder.of(this);
    }

    /** The name of the type. */
    public String getName() {
        if (cellClass == IntCell.class) {
            return "Number (Integer)";
        }
        if (cellClass == LongCell.class) {
            return "Number (Long Integer)";
        }
        if (cellClass == DoubleCell.class) {
            return "Number (Float)";
        }
        if (cellClass == StringCell.class) {
            return "String";
        }
        if (cellClass == BooleanCell.class) {
            return "Boolean";
        }
        return cellClass == null ? "Non-Native " + valueClasses : cellClass.getSimpleName();
    }

    /** The name of the type, as shown to the user. */
    public String toPrettyString() {
        return getName();
    }

    /** Writes the type. */
    public void save(final ConfigWO config) {
        config.addString(CELL_CLASS, cellClass == null ? null : cellClass.getName());
        if (cellClass == null) {
            config.addBoolean(PREFERRED, true);
            config.addStringArray(
                    VALUE_CLASSES,
                    valueClasses.stream().map(Class::getName).toArray(String[]::new));
        }
    }

    /**
     * Reads a type.
     *
     * @throws InvalidSettingsException if its classes are not known here
     */
    public static DataType load(final ConfigRO config) throws InvalidSettingsException {
        final String name = config.getString(CELL_CLASS);
        if (name != null) {
            return getType(find(name, DataCell.class, "cell"));
        }
        final List<Class<? extends DataValue>> values = new ArrayList<>();
        for (final String value : config.getStringArray(VALUE_CLASSES)) {
            values.add(find(value, DataValue.class, "value"));
        }
        return new DataType(null, values);
    }

    private static <T> Class<? extends T> find(
            final String name, final Class<T> type, final String what)
            throws InvalidSettingsException {
        try {
            return Class.forName(name, true, DataType.class.getClassLoader()).asSubclass(type);
        } catch (final ClassNotFoundException | ClassCastException e) {
            throw new InvalidSettingsException(
                    "The class of a column's " + what + "s is not known here: " + name, e);
        }
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof DataType other
                && cellClass == other.cellClass
                && Set.copyOf(valueClasses).equals(Set.copyOf(other.valueClasses));
    }

    @Override
    public int hashCode() {
        return Objects.hash(cellClass, Set.copyOf(valueClasses));
    }

    @Override
    public String toString() {
        return getName();
    }
}
