package org.zeroloss.nodes.kmeans;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.DefaultView.ViewInput;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.cluster.ClusterCountRule;
import org.zeroloss.eels.cluster.ClusterParameters;
import org.zeroloss.eels.cluster.ClusterResult;
import org.zeroloss.eels.cluster.ClusterRow;
import org.zeroloss.eels.cluster.PixelClusterer;
import org.zeroloss.eels.cluster.PixelFeature;
import org.zeroloss.learn.cluster.ClusterCount.Score;
import org.zeroloss.nodes.dialog.EnergyAxis;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.execution.OutputSignal;
import org.zeroloss.nodes.execution.Warnings;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.table.Columns;
import org.zeroloss.nodes.view.ClusterService;
import org.zeroloss.nodes.view.NumbersInfo;
import org.zeroloss.nodes.view.ViewPage;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.util.List;

/** The node K-Means Cluster: groups the pixels of a spectral image. */
public final class KMeansClusterNodeFactory extends DefaultNodeFactory {

    private static final Columns<ClusterRow> CENTROIDS =
            new Columns<ClusterRow>(r -> "the cluster is empty")
                    .integer("cluster", ClusterRow::label)
                    .whole("size (pixels)", ClusterRow::size)
                    .real("centroid", ClusterRow::centroid)
                    .real("smallest", ClusterRow::minimum)
                    .real("largest", ClusterRow::maximum);

    /** A number of clusters that was tried. */
    private record Tried(Score score, boolean chosen) {

        static List<Tried> of(final ClusterResult result) {
            return result.scores().stream()
                    .map(s -> new Tried(s, s.clusters() == result.clusters().size()))
                    .toList();
        }
    }

    private static final Columns<Tried> NUMBERS =
            new Columns<Tried>(t -> "the score is not a number")
                    .integer(NumbersInfo.CLUSTERS, t -> t.score().clusters())
                    .real(NumbersInfo.SCORE, t -> t.score().score())
                    .real(NumbersInfo.ERROR, t -> t.score().standardError())
                    .flag(NumbersInfo.CHOSEN, Tried::chosen);

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("K-Means Cluster")
                    .icon("../../../../icons/k-means-cluster.png")
                    .shortDescription(
                            "Groups the pixels of a spectral image by thickness, intensity or"
                                    + " whole spectra.")
                    .fullDescription(
                            """
Groups the pixels of a spectral image into k clusters. Pixels of the \
same thickness share the shape of their zero-loss peak, so clusters by \
thickness are what the ZLP Replica Trainer learns from.
<p>Where a pixel is described by one number, the clusters with the \
least sum of squared distances are found exactly; whole spectra are \
clustered by k-means++ and Lloyd's algorithm from several starts. \
Cluster 0 is the brightest. Spectra that the reader marked as vacuum \
are not clustered and get the label −1.</p>
<p>RowIDs of the centroids are <tt>cluster0</tt>, <tt>cluster1</tt> and \
so on. The centroid is the mean of the feature, or for whole spectra the \
sum of the mean spectrum.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addInputPort(
                                                    "Spectral image",
                                                    "Image whose pixels are grouped.",
                                                    SpectralImagePortObject.TYPE)
                                            .addOutputPort(
                                                    "Image with labels",
                                                    "The same image with a map <tt>label</tt>: the"
                                                            + " cluster of each pixel.",
                                                    SpectralImagePortObject.TYPE)
                                            .addOutputTable(
                                                    "Centroids",
                                                    "One row per cluster with its size, its"
                                                            + " centroid and the range of its"
                                                            + " pixels.")
                                            .addOutputTable(
                                                    "Numbers of clusters",
                                                    "One row per number of clusters that was tried:"
                                                            + " its mean silhouette or its gap,"
                                                            + " the standard error of the gap (0"
                                                            + " for a silhouette), and whether it"
                                                            + " was chosen. No rows where the"
                                                            + " number is given."))
                    .model(
                            m ->
                                    m.parametersClass(KMeansClusterParameters.class)
                                            .configure(KMeansClusterNodeFactory::configure)
                                            .execute(KMeansClusterNodeFactory::execute))
                    .addView(
                            v ->
                                    v.withoutParameters()
                                            .description(
                                                    "The map of the clusters, the mean spectrum of"
                                                            + " each with the spread of its pixels,"
                                                            + " and, if several numbers of clusters"
                                                            + " were tried, how each did.")
                                            .page(ViewPage.of("clusters.js"))
                                            .initialData(d -> d.data(i -> service(i).info()))
                                            .dataService(
                                                    d ->
                                                            d.handler(
                                                                    KMeansClusterNodeFactory
                                                                            ::service)))
                    .nodeType(NodeType.Learner)
                    .keywords("clustering", "segmentation", "thickness", "silhouette");

    /** Creates the factory. */
    public KMeansClusterNodeFactory() {
        super(NODE);
    }

    private static ClusterService service(final ViewInput input) {
        return new ClusterService(
                (SpectralImagePortObject) input.getInternalPortObjects()[0],
                (BufferedDataTable) input.getInternalPortObjects()[1]);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final KMeansClusterParameters settings = in.getParameters();
        final ClusterParameters parameters = NodeWork.configure(settings::toEngine);
        out.setOutSpec(1, CENTROIDS.spec());
        out.setOutSpec(2, NUMBERS.spec());
        final SpectralImagePortObjectSpec image = in.getInPortSpec(0);
        if (image == null) {
            return;
        }
        check(image.signal(), parameters);
        out.setOutSpec(
                0,
                NodeWork.configure(
                        () ->
                                new SpectralImagePortObjectSpec(
                                        new PixelClusterer(parameters)
                                                .labelledSpec(image.signal()))));
    }

    private static void check(final SignalSpec image, final ClusterParameters parameters)
            throws InvalidSettingsException {
        if (parameters.feature() == PixelFeature.ENERGY_WINDOW) {
            final EnergyAxis axis = EnergyAxis.of(image);
            axis.requireInside(parameters.windowLowEv(), "\"Window from\"");
            axis.requireInside(parameters.windowHighEv(), "\"Window to\"");
        }
        final boolean given = parameters.countRule() == ClusterCountRule.GIVEN;
        final int most = given ? parameters.clusters() : parameters.maxClusters();
        if (most > image.rows()) {
            throw new InvalidSettingsException(
                    "Expected at most as many clusters as the image has spectra, "
                            + image.rows()
                            + ", found \""
                            + (given ? "Clusters k" : "Largest k")
                            + "\" = "
                            + most
                            + ". Choose a smaller number.");
        }
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final KMeansClusterParameters settings = in.getParameters();
        final SpectralImagePortObject input = in.getInPortObject(0);
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Choose another feature or fewer clusters in the dialog.",
                progress -> {
                    final ClusterParameters parameters = settings.toEngine();
                    final PixelClusterer clusterer = new PixelClusterer(parameters);
                    try (Signal image = input.open();
                            OutputSignal labelled = OutputSignal.create(exec, "image.arrow")) {
                        final ClusterResult result =
                                clusterer.cluster(image, Workers.standard(), progress.part(0, 0.8));
                        clusterer.write(image, result, labelled.path(), progress.part(0.8, 0.99));
                        final BufferedDataTable centroids =
                                CENTROIDS.fill(exec, result.clusters(), r -> "cluster" + r.label());
                        final SpectralImagePortObject port = labelled.toPort();
                        final BufferedDataTable numbers =
                                NUMBERS.fill(
                                        exec, Tried.of(result), t -> "k" + t.score().clusters());
                        out.setOutData(port, centroids, numbers);
                        out.setInternalData(port, numbers);
                        warn(parameters, result, out);
                    }
                });
    }

    private static void warn(
            final ClusterParameters parameters,
            final ClusterResult result,
            final ExecuteOutput out) {
        final Warnings warnings = new Warnings();
        if (result.leftOut() > 0) {
            warnings.add(
                    result.leftOut()
                            + (result.leftOut() == 1 ? " pixel" : " pixels")
                            + " without a usable spectrum got the label -1 and belong to no"
                            + " cluster.");
        }
        final int found = result.clusters().size();
        if (parameters.countRule() != ClusterCountRule.GIVEN
                && found == parameters.maxClusters()
                && parameters.maxClusters() > parameters.minClusters()) {
            warnings.add(
                    "The largest number of clusters that was tried, "
                            + found
                            + ", is the best; still more clusters might be better. Widen the range"
                            + " in the dialog to see.");
        }
        warnings.show(out);
    }
}
