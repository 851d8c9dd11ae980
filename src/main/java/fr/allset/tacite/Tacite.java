package fr.allset.tacite;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.mustache.MustacheAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The life of a cloud subscription, from setup to end, under the Conditions particulières – Office 365. */
@SpringBootApplication(exclude = MustacheAutoConfiguration.class) // its templates are letters, no pages
@ConfigurationPropertiesScan
public class Tacite {

    public static void main(String[] arguments) {
        SpringApplication.run(Tacite.class, arguments);
    }
}
