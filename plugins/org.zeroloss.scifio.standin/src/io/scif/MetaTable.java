package io.scif;

import java.util.Map;

/** Metadata as the file has them. */
public interface MetaTable extends Map<String, Object> {}
