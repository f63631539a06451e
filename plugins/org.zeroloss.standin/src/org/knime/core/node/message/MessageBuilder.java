package org.knime.core.node.message;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a message; of the details it keeps the first and the number. */
public final class MessageBuilder {

    private final Set<String> resolutions = new LinkedHashSet<>();
    private String summary;
    private String issue;
    private long issues;

    MessageBuilder() {}

    /** Says what happened. */
    public MessageBuilder withSummary(final String text) {
        this.summary = text;
        return this;
    }

    /** Adds a detail. */
    public MessageBuilder addTextIssue(final String description) {
        if (issues == 0) {
            issue = description;
        }
        issues++;
        return this;
    }

    /** Adds a detail about a row. */
    public MessageBuilder addRowIssue(
            final int portIndex, final long rowIndex, final String description) {
        return addTextIssue(
                "Row " + (rowIndex + 1) + " of input " + portIndex + ": " + description);
    }

    /** Adds a detail about a cell. */
    public MessageBuilder addRowIssue(
            final int portIndex,
            final int columnIndex,
            final long rowIndex,
            final String description) {
        return addTextIssue(
                "Row "
                        + (rowIndex + 1)
                        + ", column "
                        + (columnIndex + 1)
                        + " of input "
                        + portIndex
                        + ": "
                        + description);
    }

    /** Adds what to do. */
    public MessageBuilder addResolutions(final String... res) {
        resolutions.addAll(List.of(res));
        return this;
    }

    /** What happened. */
    public Optional<String> getSummary() {
        return Optional.ofNullable(summary);
    }

    /** The first detail. */
    public Optional<String> getFirstIssue() {
        return Optional.ofNullable(issue);
    }

    /** The number of details. */
    public long getIssueCount() {
        return issues;
    }

    /** The message; empty if nothing says what happened. */
    public Optional<Message> build() {
        return getSummary().map(s -> new Message(s, issue, new ArrayList<>(resolutions)));
    }
}
