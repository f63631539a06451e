package org.zeroloss.standin.run;

import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;

/** Says whether somebody watches the output. */
final class Terminal {

    private Terminal() {}

    /**
     * @param out where output goes
     * @return whether that is a terminal, so that a line may be redrawn
     */
    static boolean isInteractive(final PrintStream out) {
        final Console console = System.console();
        if (out != System.out || console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            // Since Java 22 there is a console even where the output is redirected.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (final NoSuchMethodException e) {
            return true;
        } catch (final IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
