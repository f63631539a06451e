package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A local path to read from, with a browse dialog; KNIME 5.8, not 5.12. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface LocalFileReaderWidget {

    /** Shown while the field is empty. */
    String placeholder() default "";

    /** The extensions offered, without a dot. */
    String[] fileExtensions() default {};
}
