/** Counts the questions of the page, so that late answers are told from the newest. */
let count = 0;

/** A question that can be asked again before it is answered. Only the newest matters. */
export class Question<Answer> {
  #number = 0;
  #resolve: (answer: Answer | null) => void = () => {};

  /** @returns The answer; null if the question is asked again first. */
  ask(send: (number: number) => void): Promise<Answer | null> {
    this.giveUp();
    return new Promise((resolve) => {
      this.#number = ++count;
      this.#resolve = resolve;
      send(this.#number);
    });
  }

  answer(number: number, answer: Answer | null): void {
    if (number === this.#number) {
      this.#resolve(answer);
    }
  }

  giveUp(): void {
    this.#resolve(null);
  }
}
