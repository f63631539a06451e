package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A path to a file or a folder, with a browse dialog; KNIME 5.12, not 5.8. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface FileSelectionWidget {

    /** What can be chosen. */
    SingleFileSelectionMode value() default SingleFileSelectionMode.FILE;

    /** Shown while the field is empty. */
    String placeholder() default "";
}
