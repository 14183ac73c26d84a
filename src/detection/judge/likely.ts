/** From this probability on a guess is reported, where the policy does not say otherwise. docs/quality.md says what that means. */
export const likely = 0.6;

/** Below it, a guess is not worth telling even to those who ask for the unlikely ones. */
export const thinkable = 0.15;
