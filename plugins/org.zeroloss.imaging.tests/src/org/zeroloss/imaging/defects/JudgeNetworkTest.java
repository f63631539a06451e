package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Seeds;
import org.zeroloss.learn.network.Initialization;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.ModelFile;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.NetworkModel;
import org.zeroloss.learn.network.PredictionSession;
import org.zeroloss.learn.network.Tensor;
import org.zeroloss.learn.network.Weights;
import org.zeroloss.learn.network.plain.PlainEngine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What the networks of a judge say together against what each says alone. */
class JudgeNetworkTest {

    private static final int CLASSES = 2;
    private static final int ROWS = 20;
    private static final NetworkGraph MEMBER = JudgeNetwork.member(CLASSES);

    private static final List<Weights> MEMBERS =
            IntStream.range(0, 4).mapToObj(m -> Initialization.HE.weights(MEMBER, 50 + m)).toList();

    private static float[] probabilities(final NetworkModel network) {
        final NetworkEngines.Choice engine =
                new NetworkEngines(List.of(new PlainEngine()))
                        .choose(
                                NetworkEngines.AUTOMATIC,
                                NetworkEngines.AUTOMATIC,
                                network.graph());
        final SplittableRandom random = Seeds.stream(4);
        final int features = SiteJudge.features(CLASSES);
        final float[] rows = new float[ROWS * features];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) Gaussian.next(random);
        }
        try (PredictionSession session = network.open(engine)) {
            return session.predict(new Tensor(ROWS, features, 1, 1, rows)).values();
        }
    }

    private static NetworkModel alone(final Weights weights) {
        return new NetworkModel(MEMBER, weights, Loss.Link.SOFTMAX, Map.of());
    }

    /** Log-odds of each class against nothing, row by row. */
    private static double[] logOdds(final NetworkModel network) {
        final float[] p = probabilities(network);
        final double[] odds = new double[ROWS * CLASSES];
        for (int i = 0; i < odds.length; i++) {
            final int row = i / CLASSES * (CLASSES + 1);
            odds[i] = Math.log(p[row + 1 + i % CLASSES] / p[row]);
        }
        return odds;
    }

    @Test
    void togetherTheySayTheMeanOfTheirLogOdds() {
        final double[] mean = new double[ROWS * CLASSES];
        double apart = 0;
        for (final Weights w : MEMBERS) {
            final double[] one = logOdds(alone(w));
            for (int i = 0; i < mean.length; i++) {
                mean[i] += one[i] / MEMBERS.size();
                apart = Math.max(apart, Math.abs(one[i] - mean[i]));
            }
        }
        final double[] together = logOdds(JudgeNetwork.mean(MEMBERS, CLASSES));
        for (int i = 0; i < mean.length; i++) {
            assertEquals(mean[i], together[i], 1e-4, "row " + i / CLASSES);
        }
        assertTrue(apart > 0.5, "members that differ by " + apart + " prove nothing");
    }

    @Test
    void oneSaysWhatItSaysAlone() {
        final float[] alone = probabilities(alone(MEMBERS.get(0)));
        final float[] together = probabilities(JudgeNetwork.mean(MEMBERS.subList(0, 1), CLASSES));
        for (int i = 0; i < alone.length; i++) {
            assertEquals(alone[i], together[i], 1e-6f);
        }
    }

    @Test
    void theyAreOneFile() throws IOException {
        final NetworkModel network = JudgeNetwork.mean(MEMBERS, CLASSES);
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelFile.write(network, out);
        assertEquals(network, ModelFile.read(new ByteArrayInputStream(out.toByteArray()), "judge"));
    }
}
