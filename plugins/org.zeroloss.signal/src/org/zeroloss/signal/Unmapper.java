package org.zeroloss.signal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;

/**
 * Unmaps a mapped buffer at once, by {@code sun.misc.Unsafe.invokeCleaner} of the module
 * jdk.unsupported, which is open to everybody: no JVM flag is needed. Until Java 22's memory
 * segments there is no other way, and without it Windows refuses to delete the file until some
 * garbage collection. On a Java without that method the mapping goes with the garbage.
 *
 * <p>Looked up reflectively, since javac warns of {@code sun.misc} whatever one suppresses, and
 * through the platform's class loader, so that the bundle needs no import for it.
 */
final class Unmapper {

    /** Takes the buffer; null if this Java has no such method. */
    private static final MethodHandle CLEANER = find();

    private Unmapper() {}

    private static MethodHandle find() {
        try {
            final Class<?> unsafe =
                    Class.forName("sun.misc.Unsafe", true, ClassLoader.getPlatformClassLoader());
            final Field instance = unsafe.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            return MethodHandles.lookup()
                    .findVirtual(
                            unsafe,
                            "invokeCleaner",
                            MethodType.methodType(void.class, ByteBuffer.class))
                    .bindTo(instance.get(null));
        } catch (final ReflectiveOperationException e) {
            return null;
        }
    }

    /** Nobody may touch the buffer, nor a slice of it, ever after: the JVM would crash. */
    static void unmap(final MappedByteBuffer buffer) {
        if (CLEANER == null) {
            return;
        }
        try {
            CLEANER.invoke((ByteBuffer) buffer);
        } catch (final RuntimeException | Error e) {
            throw e;
        } catch (final Throwable e) {
            throw new SignalException("Could not unmap a signal file: " + e, e);
        }
    }
}
