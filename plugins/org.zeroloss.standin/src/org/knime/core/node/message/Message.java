package org.knime.core.node.message;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

import java.util.List;
import java.util.Objects;

/** What happened, the first detail, and what to do. */
public final class Message {

    private final String summary;
    private final String issue;
    private final List<String> resolutions;

    Message(final String summary, final String issue, final List<String> resolutions) {
        this.summary = summary;
        this.issue = issue;
        this.resolutions = List.copyOf(resolutions);
    }

    /** Makes a message. */
    public static MessageBuilder builder() {
        return new MessageBuilder();
    }

    /** A message that is only a summary. */
    public static Message fromSummary(final String summary) {
        return fromSummaryWithResolution(summary);
    }

    /** A message of a summary and what to do. */
    public static Message fromSummaryWithResolution(final String summary, final String... res) {
        return builder()
                .withSummary(
                        Objects.requireNonNull(summary, "A message needs a summary, found null"))
                .addResolutions(res)
                .build()
                .orElseThrow();
    }

    /** Makes a message like this one. */
    public MessageBuilder modify() {
        final MessageBuilder builder = builder().withSummary(summary);
        if (issue != null) {
            builder.addTextIssue(issue);
        }
        return builder.addResolutions(resolutions.toArray(String[]::new));
    }

    /** What happened. */
    public String getSummary() {
        return summary;
    }

    /** What to do. */
    public List<String> getResolutions() {
        return resolutions;
    }

    /** Summary and detail. */
    public String toLogPrintable() {
        return issue == null ? summary : summary + '\n' + issue;
    }

    /** An exception with this message. */
    public KNIMEException toKNIMEException() {
        return KNIMEException.of(this);
    }

    /** An exception with this message and a cause. */
    public KNIMEException toKNIMEException(final Throwable cause) {
        return KNIMEException.of(this, cause);
    }

    /** An exception with the summary. */
    public InvalidSettingsException toInvalidSettingsException() {
        return new InvalidSettingsException(summary);
    }

    /** An exception with the summary and a cause. */
    public InvalidSettingsException toInvalidSettingsException(final Throwable cause) {
        return new InvalidSettingsException(summary, cause);
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof Message other
                && summary.equals(other.summary)
                && Objects.equals(issue, other.issue)
                && resolutions.equals(other.resolutions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(summary, issue, resolutions);
    }

    @Override
    public String toString() {
        return toLogPrintable() + resolutions;
    }
}
