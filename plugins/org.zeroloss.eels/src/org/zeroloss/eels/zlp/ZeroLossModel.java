package org.zeroloss.eels.zlp;

/**
 * A family of zero-loss peaks: for each replica the logarithm of the peak's intensity relative to
 * the spectrum's zero-loss sum, as a function of energy loss and of ln of that sum.
 */
public interface ZeroLossModel {

    /**
     * @return number of replicas
     */
    int replicas();

    /**
     * Evaluates one replica on a uniform energy grid.
     *
     * @param replica 0 … replicas−1
     * @param lnZlp ln of the spectrum's zero-loss sum
     * @param firstEv first energy loss in eV, relative to the spectrum's energy zero
     * @param stepEv step in eV
     * @param out receives ln(I/N_zlp) at each energy; its length is the number of energies
     */
    void lnShape(int replica, double lnZlp, double firstEv, double stepEv, double[] out);

    /**
     * Evaluates one replica for several spectra at once; the same as one {@link #lnShape} each, but
     * what does not depend on the zero-loss sum can be done once.
     *
     * @param replica 0 … replicas−1
     * @param lnZlps ln of the spectra's zero-loss sums
     * @param firstEv first energy loss in eV
     * @param stepEv step in eV
     * @param out receives ln(I/N_zlp): a row for each spectrum
     */
    default void lnShapes(
            final int replica,
            final double[] lnZlps,
            final double firstEv,
            final double stepEv,
            final double[][] out) {
        for (int l = 0; l < lnZlps.length; l++) {
            lnShape(replica, lnZlps[l], firstEv, stepEv, out[l]);
        }
    }
}
