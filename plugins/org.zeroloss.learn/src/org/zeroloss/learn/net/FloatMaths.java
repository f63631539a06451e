package org.zeroloss.learn.net;

/** Finds the fastest {@link FloatMath} of this Java virtual machine, once. */
final class FloatMaths {

    /** System property; {@code false} leaves the Vector API alone. */
    static final String PROPERTY = "zeroloss.vector";

    private static final String MODULE = "jdk.incubator.vector";
    private static final String VECTOR = "org.zeroloss.learn.net.VectorFloatMath";
    private static final FloatMath BEST = find();

    private FloatMaths() {}

    static FloatMath best() {
        return BEST;
    }

    private static FloatMath find() {
        final boolean wanted = !"false".equals(System.getProperty(PROPERTY));
        if (wanted && ModuleLayer.boot().findModule(MODULE).isPresent()) {
            try {
                return (FloatMath)
                        Class.forName(VECTOR, true, FloatMaths.class.getClassLoader())
                                .getDeclaredConstructor()
                                .newInstance();
            } catch (final ReflectiveOperationException | LinkageError e) {
                // the fragment is not installed, or this JDK's incubator API is another one: the
                // plain implementation gives the same results
                System.getLogger(FloatMaths.class.getName())
                        .log(System.Logger.Level.INFO, "Without the Vector API: {0}", e);
            }
        }
        return new PlainFloatMath();
    }
}
