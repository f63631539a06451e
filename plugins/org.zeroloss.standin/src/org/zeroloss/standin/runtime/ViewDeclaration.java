package org.zeroloss.standin.runtime;

import org.knime.core.webui.page.Page;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.parameters.NodeParameters;

import java.util.function.Function;

/**
 * What a factory declares of its node's view.
 *
 * @param parameters class of the view's parameters, {@code null} if there are none
 * @param description what the view shows
 * @param page the page
 * @param initialData gives what the page shows first, {@code null} if there is none
 * @param dataService gives the object whose methods the page calls, {@code null} if there is none
 */
public record ViewDeclaration(
        Class<? extends NodeParameters> parameters,
        String description,
        Page page,
        Function<ViewInput, ?> initialData,
        Function<ViewInput, ?> dataService) {}
