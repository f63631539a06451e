package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.learn.network.NetworkModel;
import org.zeroloss.learn.network.Prediction;
import org.zeroloss.learn.network.PredictionSession;
import org.zeroloss.learn.network.Symmetry;
import org.zeroloss.learn.network.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds atoms and defects in images of any size. Works in tiles with margins as wide as the
 * networks and the normalization look, so that the tiles do not show in the result; of each tile
 * the maps of every network and symmetry are there at once, since their peaks' scatter is the local
 * uncertainty. For one thread at a time; to be closed.
 */
public final class DefectDetector implements AutoCloseable {

    private static final double LEAST_PEAK = 0.1;

    /** A judge tells weak peaks apart better than their strength does. */
    private static final double LEAST_JUDGED = 0.05;

    /** Share of the time that looking takes where peaks are judged afterwards. */
    private static final double LOOKING = 0.9;

    /** In widths of the label. */
    private static final double SEPARATION = 1.5;

    private final DefectModel m_model;
    private final DetectionSettings m_settings;
    private final List<PredictionSession> m_sessions = new ArrayList<>();
    private final Optional<PredictionSession> m_judge;
    private final boolean m_measures;
    private final PeakFinder m_finder;
    private final int m_margin;
    private final int m_multiple;

    /**
     * @param model what to look for
     * @param engine what computes the networks
     * @param settings how
     */
    public DefectDetector(
            final DefectModel model,
            final NetworkEngines.Choice engine,
            final DetectionSettings settings) {
        this(model, engine, settings, model.judge().isPresent());
    }

    private DefectDetector(
            final DefectModel model,
            final NetworkEngines.Choice engine,
            final DetectionSettings settings,
            final boolean measures) {
        m_measures = measures;
        m_model = Check.present(model, "model");
        m_settings = Check.present(settings, "settings");
        int reach = 0;
        int multiple = 1;
        for (final NetworkModel n : model.networks()) {
            reach = Math.max(reach, Reach.pixels(n.graph()));
            multiple = Math.max(multiple, n.graph().multiple());
        }
        m_multiple = multiple;
        final double sigma = model.labels().sigmaPixels();
        m_finder =
                new PeakFinder(
                        model.labels(), measures ? LEAST_JUDGED : LEAST_PEAK, SEPARATION * sigma);
        // a peak just inside of a tile needs the maps around it, and those the pixels around them
        m_margin = roundUp(reach + (int) Math.ceil(6 * sigma), multiple);
        try {
            model.networks().forEach(n -> m_sessions.add(n.open(engine)));
            m_judge = model.judge().map(j -> j.network().open(engine.onOneThread()));
        } catch (final RuntimeException e) {
            close();
            throw e;
        }
    }

    /** A detector that measures what a judge wants to know, for a model that has none yet. */
    static DefectDetector measuring(
            final DefectModel model,
            final NetworkEngines.Choice engine,
            final DetectionSettings settings) {
        return new DefectDetector(model, engine, settings, true);
    }

    private static int roundUp(final int n, final int multiple) {
        return (n + multiple - 1) / multiple * multiple;
    }

    /**
     * @param image an image; where its pixel size is known and outside of those of the training it
     *     is looked at at another scale
     * @param sink takes the probability maps, at the scale that is looked at
     * @param progress told of each tile; asked for cancellation
     * @return what was found, in rows of tiles, with positions in pixels of the image
     */
    public List<Detection> detect(
            final PixelSource image, final MapSink sink, final Progress progress) {
        final double magnification =
                image.pixelSizeA().isPresent()
                        ? m_model.magnification(image.pixelSizeA().getAsDouble())
                        : 1;
        if (magnification == 1) {
            return detections(image, sink, progress);
        }
        final ResampledSource scaled = new ResampledSource(image, magnification);
        return detections(scaled, sink, progress).stream()
                .map(
                        d ->
                                new Detection(
                                        scaled.original(d.x()),
                                        scaled.original(d.y()),
                                        d.classIndex(),
                                        d.probability(),
                                        d.probabilitySd(),
                                        d.positionSd() / magnification))
                .toList();
    }

    /** What is seen of an image whose pixels are as those of the training. */
    Sightings sightings(final PixelSource image) {
        return tiles(image, MapSink.NONE, Progress.NONE);
    }

    private Sightings tiles(final PixelSource image, final MapSink sink, final Progress progress) {
        final int side = side(image);
        final int core = side - 2 * m_margin;
        final int columns = (image.width() + core - 1) / core;
        final int rows = (image.height() + core - 1) / core;
        final List<Sighting> all = new ArrayList<>();
        final PixelNoise noise = new PixelNoise();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                progress.checkCanceled();
                final Window inner =
                        new Window(
                                c * core,
                                r * core,
                                Math.min(core, image.width() - c * core),
                                Math.min(core, image.height() - r * core));
                final Window whole =
                        new Window(inner.x() - m_margin, inner.y() - m_margin, side, side);
                all.addAll(tile(image, whole, inner, sink, noise));
                progress.update(
                        (r * (double) columns + c + 1) / ((double) rows * columns),
                        "Looking at " + image.name());
            }
        }
        return new Sightings(all, noise.contrast(), noise.noise());
    }

    /** As large as the image needs, or the largest allowed; never without a core. */
    private int side(final PixelSource image) {
        final int needed =
                roundUp(Math.max(image.width(), image.height()), m_multiple) + 2 * m_margin;
        final int least = 2 * m_margin + 8 * m_multiple;
        return Math.min(needed, Math.max(least, roundUp(m_settings.tile(), m_multiple)));
    }

    private List<Sighting> tile(
            final PixelSource image,
            final Window whole,
            final Window inner,
            final MapSink sink,
            final PixelNoise noise) {
        final Window wide = whole.grown(m_model.normalization().reach());
        final float[] pixels = pixels(image, wide);
        final float[] input = wide.cut(m_model.normalization().apply(pixels, wide.width()), whole);
        final float[] detrended =
                m_measures
                        ? wide.cut(m_model.normalization().detrended(pixels, wide.width()), whole)
                        : null;
        if (m_measures) {
            noise.add(detrended, whole, inner);
        }
        final int side = whole.width();
        final int channels = m_model.labels().channels();
        final List<PeakFinder.Maps> looks = looks(input, side);
        final float[] mean = new float[channels * side * side];
        for (final PeakFinder.Maps one : looks) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += one.values()[i] / looks.size();
            }
        }
        sink.accept(inner, cut(mean, whole, inner));
        // peaks see the image only: beyond its edges there is a mirror image of it
        final Window seen = intersection(whole, image);
        final PeakFinder.Maps maps = within(mean, whole, seen);
        final List<PeakFinder.Maps> each =
                looks.size() == 1
                        ? List.of()
                        : looks.stream().map(l -> within(l.values(), whole, seen)).toList();
        final List<Sighting> found = new ArrayList<>();
        for (final Peak p : m_finder.find(maps)) {
            final double x = p.x() + seen.x();
            final double y = p.y() + seen.y();
            if (x >= inner.x() - 0.5
                    && x < inner.x() + inner.width() - 0.5
                    && y >= inner.y() - 0.5
                    && y < inner.y() + inner.height() - 0.5) {
                final SiteBrightness brightness =
                        m_measures
                                ? SiteBrightness.of(
                                        detrended,
                                        input,
                                        side,
                                        x - whole.x(),
                                        y - whole.y(),
                                        m_model.labels().sigmaPixels())
                                : SiteBrightness.NONE;
                final Sighting s = sighting(p, x, y, each, brightness);
                // what nobody will judge again need not be kept
                if (m_measures || isProbable(s)) {
                    found.add(s);
                }
            }
        }
        return found;
    }

    private Sighting sighting(
            final Peak p,
            final double x,
            final double y,
            final List<PeakFinder.Maps> each,
            final SiteBrightness brightness) {
        final int classes = p.strengths().size();
        final float[] looks = new float[each.size() * classes];
        double distances = 0;
        for (int k = 0; k < each.size(); k++) {
            final PeakFinder.Maps one = each.get(k);
            final float[] look = floats(m_finder.strengths(one, p.x(), p.y(), p.reach()));
            System.arraycopy(look, 0, looks, k * classes, classes);
            final double[] top = m_finder.climb(one, p.x(), p.y(), p.reach());
            distances += (top[0] - p.x()) * (top[0] - p.x()) + (top[1] - p.y()) * (top[1] - p.y());
        }
        return new Sighting(
                x,
                y,
                floats(p.strengths()),
                looks,
                each.isEmpty() ? Double.NaN : Math.sqrt(distances / (each.size() - 1.0)),
                brightness);
    }

    private static float[] floats(final List<Double> values) {
        final float[] all = new float[values.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = values.get(i).floatValue();
        }
        return all;
    }

    private List<Detection> detections(
            final PixelSource image, final MapSink sink, final Progress progress) {
        final double looking = m_judge.isPresent() ? LOOKING : 1;
        final Sightings seen = tiles(image, sink, progress.part(0, looking));
        final List<Detection> found = new ArrayList<>();
        final Consumer<Sighting> keep = s -> detection(s).ifPresent(found::add);
        if (m_judge.isPresent()) {
            m_model.judge()
                    .orElseThrow()
                    .judge(m_judge.get(), seen, m_model.labels(), progress.part(looking, 1), keep);
        } else {
            seen.all().forEach(keep);
        }
        return found;
    }

    private Optional<Detection> detection(final Sighting s) {
        return isProbable(s)
                ? Optional.of(
                        new Detection(
                                s.x(),
                                s.y(),
                                s.classIndex(),
                                law(s).probability(s.strengths()[s.classIndex()]),
                                scatter(s),
                                s.positionSd()))
                : Optional.empty();
    }

    private boolean isProbable(final Sighting s) {
        return law(s).probability(s.strengths()[s.classIndex()]) >= m_settings.leastProbability();
    }

    private Calibration law(final Sighting s) {
        return m_model.calibrations().of(s.classIndex(), m_settings.symmetries().size());
    }

    /** Standard deviation of what each look says of the class that was found. */
    private double scatter(final Sighting s) {
        final int n = s.lookCount();
        if (n == 0) {
            return Double.NaN;
        }
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < n; k++) {
            final double q = law(s).probability(s.look(k, s.classIndex()));
            sum += q;
            squares += q * q;
        }
        return Math.sqrt(Math.max(0, squares / n - sum * sum / n / n) * n / (n - 1.0));
    }

    private float[] pixels(final PixelSource image, final Window wide) {
        final float[] pixels = image.window(wide);
        for (int i = 0; i < pixels.length; i++) {
            FinitePixels.check(
                    pixels[i],
                    image.name(),
                    Mirror.index(wide.x() + i % wide.width(), image.width()),
                    Mirror.index(wide.y() + i / wide.width(), image.height()));
        }
        return pixels;
    }

    /** What each network gives in each symmetry, turned back. */
    private List<PeakFinder.Maps> looks(final float[] input, final int side) {
        final Tensor image = new Tensor(1, 1, side, side, input);
        final List<PeakFinder.Maps> all = new ArrayList<>();
        for (final Symmetry symmetry : m_settings.symmetries()) {
            for (final PredictionSession session : m_sessions) {
                final Tensor maps = symmetry.around(Prediction.of(session)).predict(image);
                all.add(new PeakFinder.Maps(maps.values(), side, side));
            }
        }
        return all;
    }

    private static Window intersection(final Window whole, final PixelSource image) {
        final int x = Math.max(0, whole.x());
        final int y = Math.max(0, whole.y());
        return new Window(
                x,
                y,
                Math.min(image.width(), whole.x() + whole.width()) - x,
                Math.min(image.height(), whole.y() + whole.height()) - y);
    }

    private PeakFinder.Maps within(final float[] maps, final Window whole, final Window part) {
        return new PeakFinder.Maps(cut(maps, whole, part), part.width(), part.height());
    }

    private float[] cut(final float[] maps, final Window whole, final Window part) {
        final int channels = m_model.labels().channels();
        final float[] result = new float[channels * part.pixels()];
        final float[] one = new float[whole.pixels()];
        for (int c = 0; c < channels; c++) {
            System.arraycopy(maps, c * whole.pixels(), one, 0, one.length);
            System.arraycopy(whole.cut(one, part), 0, result, c * part.pixels(), part.pixels());
        }
        return result;
    }

    @Override
    public void close() {
        m_sessions.forEach(PredictionSession::close);
        m_sessions.clear();
        // a constructor that fails closes what it has opened by then
        if (m_judge != null) {
            m_judge.ifPresent(PredictionSession::close);
        }
    }
}
