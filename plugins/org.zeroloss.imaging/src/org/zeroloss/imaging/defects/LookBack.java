package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.ImagingException;
import org.zeroloss.learn.network.TrainingBatch;
import org.zeroloss.learn.network.TrainingSession;
import org.zeroloss.learn.network.Weights;

import java.util.ArrayList;
import java.util.List;

/** Remembers the weights with the smallest validation loss of one training. */
final class LookBack {

    private final int m_member;
    private final List<CurvePoint> m_curve;
    private final int m_patience;
    private final List<CurvePoint> m_points = new ArrayList<>();
    private Weights m_best;
    private int m_bestPoint = -1;

    LookBack(final int member, final List<CurvePoint> curve, final int patience) {
        m_member = member;
        m_curve = curve;
        m_patience = patience;
    }

    void look(
            final TrainingSession session,
            final long step,
            final double rate,
            final double trainingLoss,
            final List<TrainingBatch> validation) {
        double loss = 0;
        for (final TrainingBatch b : validation) {
            loss += session.loss(b) / validation.size();
        }
        m_points.add(new CurvePoint(m_member, step, rate, trainingLoss, loss, false));
        if (Double.isFinite(loss)
                && (m_best == null || loss < m_points.get(m_bestPoint).validationLoss())) {
            m_best = session.weights();
            m_bestPoint = m_points.size() - 1;
        }
    }

    boolean patienceIsOver() {
        return m_points.size() - 1 - m_bestPoint >= m_patience && !m_points.isEmpty();
    }

    /** Writes the curve and gives the weights. */
    Weights finish() {
        if (m_best == null) {
            throw new ImagingException(
                    "Network "
                            + (m_member + 1)
                            + " never had a finite validation loss in "
                            + m_points.size()
                            + " validations. Choose a smaller learning rate.");
        }
        for (int i = 0; i < m_points.size(); i++) {
            final CurvePoint p = m_points.get(i);
            m_curve.add(
                    new CurvePoint(
                            p.member(),
                            p.step(),
                            p.rate(),
                            p.trainingLoss(),
                            p.validationLoss(),
                            i == m_bestPoint));
        }
        return m_best;
    }
}
