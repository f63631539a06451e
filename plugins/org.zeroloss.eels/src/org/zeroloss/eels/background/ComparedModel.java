package org.zeroloss.eels.background;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.numeric.Check;
import org.zeroloss.eels.zlp.BackgroundModel;
import org.zeroloss.eels.zlp.ZlpBackground;
import org.zeroloss.eels.zlp.ZlpEnsemble;
import org.zeroloss.eels.zlp.ZlpReplicaTrainer;
import org.zeroloss.eels.zlp.ZlpTrainerParameters;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalMetadata;

import java.util.List;
import java.util.Optional;

/**
 * A model to compare.
 *
 * @param name name of its rows
 * @param model the model
 * @param preparation makes the same kind of model of another image; empty if it is not known how
 */
public record ComparedModel(String name, BackgroundModel model, Optional<Preparation> preparation) {

    /** Makes a model of an image. */
    @FunctionalInterface
    public interface Preparation {
        /**
         * @param image image to learn from
         * @param workers threads
         * @param progress progress and cancellation
         * @return the model; it does not need the image any more
         */
        BackgroundModel on(Signal image, Workers workers, Progress progress);
    }

    /** Validates the name. */
    public ComparedModel {
        Check.present(name, "name of a model");
        Check.present(model, "model " + name);
        Check.present(preparation, "preparation of " + name);
    }

    /**
     * @param name name of its rows
     * @param model a model
     * @return it; the vacuum spectrum of a fitted background, and an ensemble whose settings are in
     *     its provenance, are to be prepared anew for each fold
     */
    public static ComparedModel of(final String name, final BackgroundModel model) {
        if (model instanceof FittedBackground fit
                && fit.recipe().family() == BackgroundFamily.VACUUM) {
            final BackgroundFitter fitter = new BackgroundFitter(fit.recipe());
            return new ComparedModel(name, model, Optional.of(fitter::fit));
        }
        if (model instanceof ZlpBackground zlp && zlp.ensemble().conditions().isEmpty()) {
            return new ComparedModel(name, model, training(zlp.ensemble()));
        }
        return ready(name, model);
    }

    private static Optional<Preparation> training(final ZlpEnsemble ensemble) {
        final List<ProvenanceStep> steps = ensemble.metadata().provenance();
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        final String settings = steps.get(steps.size() - 1).parameters().get("parameters");
        return Optional.ofNullable(settings)
                .flatMap(t -> RecordText.read(ZlpTrainerParameters.class, t))
                .map(ZlpReplicaTrainer::new)
                .map(
                        t ->
                                (image, workers, progress) ->
                                        new ZlpBackground(
                                                t.train(image, workers, progress).ensemble()));
    }

    /**
     * @param name name of its rows
     * @param model a model that stays as it is
     * @return it
     */
    public static ComparedModel ready(final String name, final BackgroundModel model) {
        return new ComparedModel(name, model, Optional.empty());
    }

    /** History of the image that the model was made on; nothing if that is not known. */
    SignalMetadata history() {
        if (model instanceof FittedBackground fit) {
            return fit.metadata();
        }
        return model instanceof ZlpBackground zlp
                ? zlp.ensemble().metadata()
                : SignalMetadata.EMPTY;
    }

    /** Whether its parameters are found in each spectrum, so that it has learned from none. */
    boolean fittedToEach() {
        return model instanceof FittedBackground fit
                && fit.recipe().family() != BackgroundFamily.VACUUM;
    }
}
