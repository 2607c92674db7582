/** A resolver of Jest's: who asks for one of the engine's doors gets the one of its name in this folder, which keeps what goes through it. */
module.exports = (request, options) => {
  const file = options.defaultResolver(request, options);
  const [, door] = /[\\/]src[\\/]merge[\\/].*[\\/](produceLetter|letterImages|createCombined)\.ts$/.exec(file) ?? [];
  return door && options.basedir !== __dirname ? `${__dirname}/${door}.ts` : file;
};
