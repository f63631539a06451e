package org.zeroloss.format.scifio;

import io.scif.MetaTable;

import java.util.HashMap;
import java.util.Map;

/** A table of metadata of the made-up format. */
final class FakeTable extends HashMap<String, Object> implements MetaTable {

    private static final long serialVersionUID = 1L;

    FakeTable(final Map<String, ?> content) {
        super(content);
    }
}
