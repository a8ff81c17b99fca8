console.log("kangyu: not built yet");
