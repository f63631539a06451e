package org.zeroloss.nodes.defectlearner;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.crystal.SiteClass;
import org.zeroloss.imaging.defects.ClassWeights;
import org.zeroloss.imaging.defects.ImageSplit;
import org.zeroloss.imaging.defects.LabelMaps;
import org.zeroloss.imaging.defects.LabeledMicrograph;
import org.zeroloss.imaging.defects.LabeledSource;
import org.zeroloss.imaging.defects.LookingScale;
import org.zeroloss.imaging.defects.SimulatedSource;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.imaging.simulate.StemSimulator;
import org.zeroloss.nodes.NodesException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is learnt from, and what is held out. Simulated images come from the ranges of the recipe at
 * seeds of their own, so that neither the images of the simulator's own series nor those held out
 * are learnt from.
 */
final class Material {

    private static final long ORDER = 11;
    private static final long SPLIT = 12;
    private static final long SIMULATED = 13;
    private static final long HELD_OUT = 14;
    private static final long MIXTURE = 15;

    /** Simulated images that the weights of the classes are taken from. */
    private static final int SAMPLE = 16;

    private final DefectCnnLearnerParameters m_settings;
    private final Optional<SimulationRecipe> m_recipe;
    private final Optional<Range> m_looked;
    private final LookingScale m_scale;
    private final Optional<LabelledStack> m_stack;
    private final List<String> m_classes;
    private final List<LabeledMicrograph> m_learnt;
    private final List<LabeledMicrograph> m_heldOut;

    Material(
            final DefectCnnLearnerParameters settings,
            final Optional<LabelledStack> stack,
            final Optional<SimulationRecipe> recipe,
            final List<String> wanted,
            final Progress progress) {
        m_settings = settings;
        m_recipe = recipe;
        m_looked = settings.m_network.looked(pixelSizesA(stack));
        m_scale = new LookingScale(trainedSizesA());
        m_stack = stack.map(s -> s.at(m_scale));
        m_classes = stack.map(LabelledStack::classes).orElseGet(() -> classes(wanted, recipe));
        checkSizes();
        if (stack.isEmpty()) {
            m_learnt = List.of();
            m_heldOut = drawn(settings.m_heldOut, HELD_OUT, progress);
        } else if (share(stack) == 1) {
            m_learnt = List.of();
            m_heldOut = m_stack.get().images();
        } else {
            final List<LabeledMicrograph> images = m_stack.get().images();
            final ImageSplit split =
                    ImageSplit.of(
                            images, settings.m_validation, Seeds.derive(settings.m_seed, SPLIT));
            m_learnt = ImageSplit.of(images, split.training());
            m_heldOut = ImageSplit.of(images, split.heldOut());
        }
        checkClasses();
    }

    /** What is found where no table says it: all that the recipe can show, or those asked for. */
    static List<String> classes(
            final List<String> wanted, final Optional<SimulationRecipe> recipe) {
        return wanted.isEmpty()
                ? new StemSimulator(recipe.orElseThrow())
                        .classes().stream().map(SiteClass::label).toList()
                : wanted;
    }

    /** Share of the simulated images. */
    private double share(final Optional<LabelledStack> stack) {
        if (m_recipe.isEmpty()) {
            return 0;
        }
        return stack.isEmpty() ? 1 : m_settings.m_lesson.m_simulated;
    }

    private double share() {
        return share(m_stack);
    }

    private void checkSizes() {
        final int crop = m_settings.m_lesson.m_size;
        final double least = m_settings.m_lesson.augmentation().magnification().min();
        final int needed = (int) Math.ceil((crop - 1) / Math.min(1, least)) + 1;
        m_recipe.ifPresent(
                r -> {
                    final double scale = m_scale.least(r.scan().pixelSizeA());
                    checkSize(
                            "the recipe's images",
                            (int) (scale * r.scan().width()),
                            (int) (scale * r.scan().height()),
                            needed);
                });
        m_stack.ifPresent(
                s ->
                        s.images()
                                .forEach(
                                        m ->
                                                checkSize(
                                                        "image " + m.image().name(),
                                                        m.image().width(),
                                                        m.image().height(),
                                                        needed)));
    }

    private void checkSize(final String what, final int width, final int height, final int needed) {
        if (Math.min(width, height) < needed) {
            throw new NodesException(
                    "Expected at least "
                            + needed
                            + " × "
                            + needed
                            + " pixels, as pieces of "
                            + m_settings.m_lesson.m_size
                            + " pixels need, found "
                            + what
                            + " of "
                            + width
                            + " × "
                            + height
                            + (m_settings.m_network.m_finestA.isPresent()
                                    ? " in the pixels that the networks look at"
                                    : "")
                            + ". Choose a smaller \"Size of a piece\", or larger images.");
        }
    }

    private void checkClasses() {
        for (int c = 0; c < m_classes.size(); c++) {
            final int index = c;
            if (m_heldOut.stream()
                    .flatMap(m -> m.points().stream())
                    .noneMatch(p -> p.classIndex() == index)) {
                throw new NodesException(
                        "Expected labels of each of the classes "
                                + m_classes
                                + " in the "
                                + m_heldOut.size()
                                + " images held out for validation, found none of '"
                                + m_classes.get(c)
                                + "'. Hold out more images, add images that show it, or leave it"
                                + " out under \"Classes\".");
            }
        }
    }

    List<String> classes() {
        return m_classes;
    }

    List<LabeledMicrograph> heldOut() {
        return m_heldOut;
    }

    /** Number of images that are learnt from again and again. */
    int learnt() {
        return m_learnt.size();
    }

    /** All of them, but what only simulates. */
    LabeledSource source() {
        if (m_learnt.isEmpty()) {
            return simulated(SIMULATED);
        }
        final LabeledSource images =
                LabeledSource.of(Pieces.of(m_learnt), Seeds.derive(m_settings.m_seed, ORDER));
        return mixed(images);
    }

    /** Mixes simulated images into others. */
    LabeledSource mixed(final LabeledSource images) {
        return share() == 0
                ? images
                : images.mixed(
                        simulated(SIMULATED), share(), Seeds.derive(m_settings.m_seed, MIXTURE));
    }

    private LabeledSource simulated(final long series) {
        final SimulationRecipe recipe = m_recipe.orElseThrow();
        return simulated(
                m_recipe, m_classes, Seeds.derive(recipe.seed(), m_settings.m_seed, series));
    }

    static LabeledSource simulated(
            final Optional<SimulationRecipe> recipe, final List<String> classes, final long seed) {
        return new SimulatedSource(recipe.orElseThrow().withSeed(seed), classes);
    }

    private List<LabeledMicrograph> drawn(
            final int count, final long series, final Progress progress) {
        final LabeledSource source = simulated(series);
        final LabeledMicrograph[] all = new LabeledMicrograph[count];
        Workers.standard()
                .run(count, progress, "Drawing images", i -> all[(int) i] = source.draw(i));
        return List.of(all);
    }

    /** Weights of background and classes. */
    List<Double> weights(final Progress progress) {
        final List<LabeledMicrograph> sample = new ArrayList<>(m_learnt);
        if (share() > 0) {
            drawn(SAMPLE, SIMULATED, progress).stream().map(m_scale::of).forEach(sample::add);
        }
        final LabelMaps labels = m_settings.labels(m_classes.size(), m_looked);
        // also without weights: it says which class there is nothing to learn from
        final List<Double> balanced = ClassWeights.balanced(sample, labels, m_classes);
        return m_settings.m_lesson.m_classWeights
                ? balanced
                : Collections.nCopies(balanced.size(), 1.0);
    }

    /** From the least to the greatest pixel size learnt from; empty if one is not known. */
    private Optional<Range> pixelSizesA(final Optional<LabelledStack> stack) {
        final List<Double> sizes = new ArrayList<>();
        if (share(stack) < 1) {
            for (final LabeledMicrograph m : stack.orElseThrow().images()) {
                final OptionalDouble size = m.image().pixelSizeA();
                if (size.isEmpty()) {
                    return Optional.empty();
                }
                sizes.add(size.getAsDouble());
            }
        }
        if (share(stack) > 0) {
            sizes.add(m_recipe.orElseThrow().scan().pixelSizeA().min());
            sizes.add(m_recipe.orElseThrow().scan().pixelSizeA().max());
        }
        return Optional.of(Range.of(Collections.min(sizes), Collections.max(sizes)));
    }

    /** Pixel sizes of the images as they are looked at; empty if one is not known. */
    Optional<Range> lookedSizesA() {
        return m_looked;
    }

    /** The labelled images as they are looked at. */
    Optional<LabelledStack> stack() {
        return m_stack;
    }

    /**
     * Pixel sizes as the networks see them: pieces that are magnified have smaller pixels. Where
     * the finest pixels are given, the networks are to look at no finer ones.
     */
    Optional<Range> trainedSizesA() {
        final Range magnification = m_settings.m_lesson.augmentation().magnification();
        final double finer = m_settings.m_network.m_finestA.isPresent() ? 1 : magnification.max();
        return m_looked.map(r -> Range.of(r.min() / finer, r.max() / magnification.min()));
    }
}
