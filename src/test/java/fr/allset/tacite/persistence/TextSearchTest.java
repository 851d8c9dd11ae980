package fr.allset.tacite.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.testing.TaciteTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@TaciteTest
@DisplayName("A search by text")
class TextSearchTest {

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest(name = "{0} is found in {1}: {2}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "d'études,       Bureau d’études Martin, true",
                "d’etudes,       Bureau d'Études Martin, true",
                "hotel,          Grand Hôtel du Nord,    true",
                "HÔTEL,          grand hotel du nord,    true",
                "soeurs,         Sœurs Dupont,           true",
                "sœurs,          Les Soeurs,             true",
                "Œuvre,          L’ŒUVRE,                true",
                "ca va,          Ça va,                  true",
                "ete,            E\u0301te\u0301,        true",
                "10 000,         10\u202F000,            true",
                "saint-etienne,  SAINT\u2011ÉTIENNE,     true",
                "ABO-2027,       abo-2027-000001,        true",
                "100%,           100 000,                false",
                "a_b,            axb,                    false",
                "a!b,            ab,                     false",
                "100% d'accord,  100% d’accord,          true",
                "hotels,         Hôtel,                  false"
            })
    @DisplayName("is the same whatever the case, the accents and the apostrophes, and means nothing but its letters")
    void finds(String searched, String text, boolean found) {
        assertThat(jdbc.sql("select count(*) from (select cast(:stored as varchar) as name) t where "
                                + TextSearch.in("t.name"))
                        .param("stored", text)
                        .param("text", TextSearch.pattern(searched))
                        .query(Integer.class)
                        .single())
                .isEqualTo(found ? 1 : 0);
        assertThat(TextSearch.contains(text, searched)).isEqualTo(found);
    }
}
