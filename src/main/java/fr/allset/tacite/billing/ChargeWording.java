package fr.allset.tacite.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** How the amount of a charge comes about, in French: the sentences that were stored with it when it was made. */
@Component
public class ChargeWording {

    private static final String EXPLANATION = "explanation";

    private final ObjectMapper json;

    ChargeWording(ObjectMapper json) {
        this.json = json;
    }

    /** At least one: that of the whole, or those of its lines. */
    public List<String> of(Charge charge) {
        try {
            var calculation = json.readTree(charge.calculation());
            return Stream.concat(
                            StreamSupport.stream(calculation.path("lines").spliterator(), false),
                            Stream.of(calculation))
                    .map(part -> part.path(EXPLANATION))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .toList();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "a calculation reads what a calculation wrote: charge " + charge.id(), impossible);
        }
    }
}
