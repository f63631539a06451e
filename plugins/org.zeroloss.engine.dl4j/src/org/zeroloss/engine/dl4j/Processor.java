package org.zeroloss.engine.dl4j;

import java.lang.management.ManagementFactory;

import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** What the processor can do, as far as Java tells. */
final class Processor {

    private static final int AVX2 = 2;

    private Processor() {}

    /**
     * @return if this is an x86-64 processor with AVX2, by what the Java VM itself uses; false
     *     where it does not say
     */
    static boolean hasAvx2() {
        final String arch = System.getProperty("os.arch");
        if (!"amd64".equals(arch) && !"x86_64".equals(arch)) {
            return false;
        }
        try {
            final Object option =
                    ManagementFactory.getPlatformMBeanServer()
                            .invoke(
                                    new ObjectName("com.sun.management:type=HotSpotDiagnostic"),
                                    "getVMOption",
                                    new Object[] {"UseAVX"},
                                    new String[] {String.class.getName()});
            return Integer.parseInt(((CompositeData) option).get("value").toString()) >= AVX2;
        } catch (final JMException | RuntimeException e) {
            // another VM, or one without the option: the build for all processors will do
            return false;
        }
    }
}
