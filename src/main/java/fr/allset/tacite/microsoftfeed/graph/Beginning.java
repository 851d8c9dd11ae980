package fr.allset.tacite.microsoftfeed.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;

/** The first characters of JSON as people read it. Nothing is written beyond them: indented, a few megabytes may become gigabytes. */
final class Beginning extends Writer {

    private static final ObjectWriter READABLE = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

    private final StringBuilder text = new StringBuilder();
    private final int longest;

    private Beginning(int longest) {
        this.longest = longest;
    }

    static String of(JsonNode json, int longest) {
        var beginning = new Beginning(longest);
        try {
            READABLE.writeValue(beginning, json);
        } catch (IOException full) {
            // the rest is not asked for
        }
        return beginning.text.toString();
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
        int left = longest - text.length();
        text.append(characters, from, Math.min(left, length));
        if (length > left) {
            throw new IOException("full");
        }
    }

    @Override
    public void flush() {
        // it is in memory
    }

    @Override
    public void close() {
        // it is in memory
    }
}
