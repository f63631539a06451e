package org.knime.node.parameters;

/** A class whose fields are shown as options of a dialog. */
public interface WidgetGroup {}
