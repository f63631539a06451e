package org.zeroloss.nodes.view;

import org.knime.core.node.BufferedDataTable;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the page of a comparison of models may ask: the scores, they are few. */
public final class ScoreService {

    private final ScoreInfo m_info;

    /**
     * @param scores the node's table
     */
    public ScoreService(final BufferedDataTable scores) {
        final TableValues values = new TableValues(scores);
        final Map<String, byte[]> numbers = new LinkedHashMap<>();
        values.names().forEach(name -> numbers.put(name, values.bytes(name)));
        m_info = new ScoreInfo(values.texts(), numbers);
    }

    /**
     * @return the scores
     */
    public ScoreInfo info() {
        return m_info;
    }

    /**
     * @param mostBytes how large the values may be in all; scores have far less
     * @return the scores
     */
    public Object pack(final long mostBytes) {
        return m_info;
    }
}
