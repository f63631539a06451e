package org.zeroloss.nodes.port;

import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.simulate.RecipeJson;
import org.zeroloss.imaging.simulate.SimulationRecipe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import javax.swing.JComponent;

/** What micrographs are drawn from; known before anything is drawn. Saved as JSON. */
public final class SimulationRecipePortObjectSpec implements PortObjectSpec {

    private static final String ENTRY = "recipe.json";

    private final SimulationRecipe m_recipe;

    /**
     * @param recipe the recipe
     */
    public SimulationRecipePortObjectSpec(final SimulationRecipe recipe) {
        m_recipe = Objects.requireNonNull(recipe, "recipe");
    }

    /**
     * @return the recipe
     */
    public SimulationRecipe recipe() {
        return m_recipe;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof SimulationRecipePortObjectSpec o && o.m_recipe.equals(m_recipe);
    }

    @Override
    public int hashCode() {
        return m_recipe.hashCode();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Saves and loads the spec. */
    public static final class Serializer
            extends PortObjectSpecSerializer<SimulationRecipePortObjectSpec> {

        @Override
        public void savePortObjectSpec(
                final SimulationRecipePortObjectSpec spec, final PortObjectSpecZipOutputStream out)
                throws IOException {
            final String json = RecipeJson.write(spec.m_recipe);
            Entries.write(out, ENTRY, json.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public SimulationRecipePortObjectSpec loadPortObjectSpec(
                final PortObjectSpecZipInputStream in) throws IOException {
            final String json = new String(Entries.read(in, ENTRY), StandardCharsets.UTF_8);
            try {
                return new SimulationRecipePortObjectSpec(RecipeJson.read(json));
            } catch (final ImagingException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
