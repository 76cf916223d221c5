/** Id of the place beside the main landmark, where a drawer takes room of its own. */
export const BESIDE_MAIN = "beside-main";
