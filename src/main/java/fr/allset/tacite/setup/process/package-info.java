/**
 * Setting up as the engine runs it. {@code subscription-setup} has one instance for each service to come. It calls {@code
 * document-acceptance}, one for each Client that is asked to accept something. {@code document-publication} has one for each new
 * version. What is decided is decided in {@link fr.allset.tacite.setup}; here are only the arrows into the boxes.
 */
@NullMarked
package fr.allset.tacite.setup.process;

import org.jspecify.annotations.NullMarked;
