// npm start. Everything that needs a current Node is imported after the check.
import './check-node.mjs';

import('./launch.mjs').then(function (launcher) {
  return launcher.launch();
});
