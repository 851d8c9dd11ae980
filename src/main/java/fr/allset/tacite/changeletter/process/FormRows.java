package fr.allset.tacite.changeletter.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;
import org.springframework.stereotype.Component;

/** Tables of forms as JSON, since a text variable of the engine ends at 4,000 characters. */
@Component
class FormRows {

    private final ObjectMapper json;

    FormRows(ObjectMapper json) {
        this.json = json;
    }

    Object of(List<Map<String, String>> rows) {
        try {
            return Spin.JSON(json.writeValueAsString(rows));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what a form shows of a change is plain text", impossible);
        }
    }
}
