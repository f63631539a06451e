package org.zeroloss.nodes.simulator;

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
import org.zeroloss.base.Workers;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.eels.simulate.SpecimenTruth;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.execution.OutputSignal;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.table.Columns;

/** The node EELS Specimen Simulator: a spectral image whose truth is known. */
public final class EelsSpecimenSimulatorNodeFactory extends DefaultNodeFactory {

    private static final Columns<SpecimenTruth> TRUTH =
            new Columns<SpecimenTruth>(t -> "vacuum: there is no specimen here")
                    .integer("x", SpecimenTruth::x)
                    .integer("y", SpecimenTruth::y)
                    .real("t/λ", SpecimenTruth::thickness)
                    .real("E_g (eV)", SpecimenTruth::gapEv)
                    .real("b", SpecimenTruth::exponent);

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("EELS Specimen Simulator")
                    .icon("../../../../icons/eels-specimen-simulator.png")
                    .shortDescription(
                            "Simulates a low-loss spectral image of a specimen whose thickness and"
                                    + " band gap are known.")
                    .fullDescription(
                            """
                            Simulates electron energy-loss spectra of a specimen in vacuum: an \
                            asymmetric zero-loss peak whose width and tails depend on beam energy \
                            and exposure time, plural scattering by a plasmon, excitons and \
                            interband lines, an onset A(E − E<sub>g</sub>)<sup>b</sup> at a band \
                            gap that varies over the specimen, and Poisson and readout noise.
                            <p>The defaults are as hard as real data: the tail of the zero-loss \
                            peak has the height that was measured on a WS<sub>2</sub> specimen, \
                            and the onset reaches it only 0.4 eV above the gap. Use the truth \
                            table to see how far a result of the other nodes can be trusted under \
                            your own conditions.</p>
                            <p>RowIDs of the truth table are <tt>x3_y5</tt> for the pixel in \
                            column 3 and line 5. Vacuum pixels have a thickness of 0 and neither \
                            gap nor exponent.</p>
                            """)
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addOutputPort(
                                                    "Spectral image",
                                                    "The simulated image, axes y, x and energy"
                                                            + " loss in eV, with noise.",
                                                    SpectralImagePortObject.TYPE)
                                            .addOutputTable(
                                                    "Truth",
                                                    "Thickness t/λ, band gap in eV and exponent b"
                                                            + " of every pixel."))
                    .model(
                            m ->
                                    m.parametersClass(EelsSpecimenSimulatorParameters.class)
                                            .configure(EelsSpecimenSimulatorNodeFactory::configure)
                                            .execute(EelsSpecimenSimulatorNodeFactory::execute))
                    .nodeType(NodeType.Source)
                    .keywords("EELS", "simulation", "test data", "band gap", "zero-loss peak");

    /** Creates the factory. */
    public EelsSpecimenSimulatorNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final EelsSpecimenSimulatorParameters parameters = in.getParameters();
        out.setOutSpec(
                0,
                NodeWork.configure(
                        () -> {
                            final SpecimenSimulator simulator =
                                    new SpecimenSimulator(parameters.toEngine());
                            return new SpectralImagePortObjectSpec(
                                    parameters.m_zeroLoss
                                            ? simulator.specWithZeroLoss()
                                            : simulator.spec());
                        }));
        out.setOutSpec(1, TRUTH.spec());
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final EelsSpecimenSimulatorParameters parameters = in.getParameters();
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Choose a smaller image or other settings in the dialog.",
                progress -> {
                    final SpecimenSimulator simulator =
                            new SpecimenSimulator(parameters.toEngine());
                    try (OutputSignal image = OutputSignal.create(exec, "image.arrow")) {
                        if (parameters.m_zeroLoss) {
                            simulator.writeWithZeroLoss(
                                    image.path(), Workers.standard(), progress.part(0, 0.95));
                        } else {
                            simulator.write(
                                    image.path(), Workers.standard(), progress.part(0, 0.95));
                        }
                        final BufferedDataTable truth =
                                TRUTH.fill(
                                        exec, simulator.truth(), t -> "x" + t.x() + "_y" + t.y());
                        out.setOutData(image.toPort(), truth);
                    }
                });
    }
}
