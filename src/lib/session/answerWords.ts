export * from '../pictures/answerWords.ts';
