package fr.allset.tacite.engine;

import com.fasterxml.jackson.databind.JsonNode;
import fr.allset.tacite.identity.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One thing that a web app may ask of the engine.
 *
 * @param keys what the JSON body may hold, with what each value must be; {@code *} alone allows any
 */
record DoorRow(Set<Role> roles, String method, PathPattern path, Map<String, String> keys) {

    /** What a line writes for the reader's own login. */
    private static final String SELF = "{self}";

    private static final String ANY = "*";

    private static final String NOTHING = "null";

    private static final Pattern BLANKS = Pattern.compile("\\s++");

    private static final Map<Character, Role> LETTERS =
            Map.of('M', Role.ACCOUNT_MANAGER, 'S', Role.SUPPORT, 'O', Role.PROCESS_OWNER, 'A', Role.ADMIN);

    /** @param line who, method, path and keys, with blanks between */
    static DoorRow of(String line) {
        var parts = BLANKS.split(line.strip());
        var roles = EnumSet.noneOf(Role.class);
        parts[0].chars().forEach(letter -> roles.add(LETTERS.get((char) letter)));
        var keys = new LinkedHashMap<String, String>();
        Arrays.stream(parts, 3, parts.length).forEach(key -> {
            int equals = key.indexOf('=');
            keys.put(equals < 0 ? key : key.substring(0, equals), equals < 0 ? ANY : key.substring(equals + 1));
        });
        return new DoorRow(roles, parts[1], PathPatternParser.defaultInstance.parse(parts[2]), keys);
    }

    boolean isAbout(String asked, PathContainer where) {
        return method.equals(asked) && path.matches(where);
    }

    /** Whether the body is one that the row allows; where it may have no keys there need be none. */
    boolean allows(JsonNode body, String self) {
        if (keys.containsKey(ANY)) {
            return true;
        }
        if (body.isMissingNode()) {
            return keys.isEmpty();
        }
        return body.isObject()
                && body.properties().stream()
                        .allMatch(property -> keys.containsKey(property.getKey())
                                && isAllowed(keys.get(property.getKey()), property.getValue(), self));
    }

    private static boolean isAllowed(String rule, JsonNode value, String self) {
        if (rule.equals(ANY)) {
            return true;
        }
        if (rule.equals(SELF)) {
            return value.isTextual() && value.asText().equals(self);
        }
        if (rule.equals(NOTHING)) {
            return value.isNull();
        }
        // a digit, two dots, a digit
        return value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= Character.digit(rule.charAt(0), 10)
                && value.intValue() <= Character.digit(rule.charAt(rule.length() - 1), 10);
    }
}
