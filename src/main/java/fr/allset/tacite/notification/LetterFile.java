package fr.allset.tacite.notification;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the record that fills a letter: which file it fills, as {@code termination/quote} for {@code letters/fr/termination/quote.txt}.
 * The names of its components are the placeholders of the file.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LetterFile {

    String value();
}
