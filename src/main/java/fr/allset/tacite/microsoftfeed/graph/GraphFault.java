package fr.allset.tacite.microsoftfeed.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.text.PlainText;
import java.io.IOException;

/** What Microsoft says with a status that is no success, in one line. */
final class GraphFault {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 500;

    private GraphFault() {}

    /**
     * The status and what the body says of it: {@code {"error": {"code", "message"}}} as Graph writes it, or
     * {@code {"error", "error_description"}} as the authority does.
     */
    static String of(int status, byte[] body) {
        var said = said(body);
        return PlainText.line("HTTP " + status + (said.isEmpty() ? "" : ", " + said), LONGEST);
    }

    private static String said(byte[] body) {
        try {
            var answer = JSON.readTree(body);
            var error = answer == null ? JSON.missingNode() : answer.path("error");
            var code = error.isObject() ? error.path("code") : error;
            var words = error.isObject()
                    ? error.path("message")
                    : answer == null ? error : answer.path("error_description");
            return words(code)
                    + (words(code).isEmpty() || words(words).isEmpty() ? "" : " : ")
                    + firstLine(words(words));
        } catch (IOException noJson) {
            return "";
        }
    }

    private static String words(JsonNode text) {
        return text.isTextual() ? text.textValue().strip() : "";
    }

    /** What follows it are the numbers of a trace. */
    private static String firstLine(String words) {
        return words.lines().findFirst().orElse("");
    }
}
