package org.zeroloss.standin.check;

/**
 * Something that is missing.
 *
 * @param owner the node or port type that lacks it
 * @param what what it lacks, and what to do
 */
public record Lack(String owner, String what) {

    @Override
    public String toString() {
        return owner + ": " + what;
    }
}
