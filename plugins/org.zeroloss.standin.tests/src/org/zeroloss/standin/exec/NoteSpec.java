package org.zeroloss.standin.exec;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/** Spec of a {@link Note}. */
public final class NoteSpec extends AbstractSimplePortObjectSpec {

    private String title;

    /** For loading. */
    public NoteSpec() {
        this("");
    }

    NoteSpec(final String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    @Override
    protected void save(final ModelContentWO model) {
        model.addString("title", title);
    }

    @Override
    protected void load(final ModelContentRO model) throws InvalidSettingsException {
        title = model.getString("title");
    }

    /** Stores the title. */
    public static final class Serializer
            extends AbstractSimplePortObjectSpec.AbstractSimplePortObjectSpecSerializer<NoteSpec> {}
}
