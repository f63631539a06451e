package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A local path to write to, with a browse dialog; KNIME 5.8, not 5.12. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface LocalFileWriterWidget {

    /** Shown while the field is empty. */
    String placeholder() default "";

    /** The extension of the file, without a dot. */
    String fileExtension() default "";
}
