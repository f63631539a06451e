package io.scif;

/** Something with a table of metadata. */
public interface HasMetaTable {

    /** Keys and values as the file has them. */
    MetaTable getTable();
}
