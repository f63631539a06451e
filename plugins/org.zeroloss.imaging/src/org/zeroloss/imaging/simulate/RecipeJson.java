package org.zeroloss.imaging.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.zeroloss.base.Release;
import org.zeroloss.imaging.ImagingException;

/**
 * A recipe as JSON: {@code {"format": "zeroloss-simulation-recipe", "version": 1, "createdBy": …,
 * "recipe": {…}}}, the recipe's components under their names. Unknown keys are ignored, a newer
 * version is refused.
 */
public final class RecipeJson {

    private static final String FORMAT = "zeroloss-simulation-recipe";
    private static final int VERSION = 1;

    private static final ObjectMapper MAPPER =
            new ObjectMapper()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private RecipeJson() {}

    /**
     * @param recipe recipe
     * @return its JSON
     */
    public static String write(final SimulationRecipe recipe) {
        final ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("version", VERSION);
        root.put("createdBy", "Zeroloss " + Release.VERSION);
        root.set("recipe", MAPPER.valueToTree(recipe));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (final JsonProcessingException e) {
            throw new ImagingException("The recipe cannot be written as JSON", e);
        }
    }

    /**
     * @param json JSON that {@link #write} wrote
     * @return the recipe
     * @throws ImagingException if it is no recipe, of a newer version, or has values that are not
     *     allowed
     */
    public static SimulationRecipe read(final String json) {
        try {
            final JsonNode root = MAPPER.readTree(json);
            final String format = root == null ? "" : root.path("format").asText();
            if (!format.equals(FORMAT)) {
                throw new ImagingException(
                        "Expected a simulation recipe, JSON of format '"
                                + FORMAT
                                + "', found '"
                                + format
                                + "'");
            }
            final int version = root.path("version").asInt();
            if (version < 1 || version > VERSION) {
                throw new ImagingException(
                        "Expected a simulation recipe of version "
                                + VERSION
                                + ", found "
                                + version
                                + "; a newer Zeroloss wrote it");
            }
            return MAPPER.treeToValue(root.path("recipe"), SimulationRecipe.class);
        } catch (final JsonMappingException e) {
            if (e.getCause() instanceof ImagingException cause) {
                throw new ImagingException(cause.getMessage() + ", at " + e.getPathReference(), e);
            }
            throw new ImagingException(
                    "The simulation recipe is damaged: " + e.getOriginalMessage(), e);
        } catch (final JsonProcessingException e) {
            throw new ImagingException(
                    "The simulation recipe is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
