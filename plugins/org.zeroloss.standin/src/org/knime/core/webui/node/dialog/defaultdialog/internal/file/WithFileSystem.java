package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The file systems that a browse dialog offers; KNIME 5.12, not 5.8. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface WithFileSystem {

    /** The file systems. */
    FileSystemOption[] value() default {
        FileSystemOption.CONNECTED,
        FileSystemOption.LOCAL,
        FileSystemOption.SPACE,
        FileSystemOption.EMBEDDED,
        FileSystemOption.CUSTOM_URL
    };
}
