# Run while installing: the program `koppel_program` writes its man page and completions into `koppel_manual_dir`.
file(MAKE_DIRECTORY ${koppel_manual_dir})
set(forms man bash zsh fish)
set(files koppel.1 koppel _koppel koppel.fish)
foreach(form file IN ZIP_LISTS forms files)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C.UTF-8 ${koppel_program} manual ${form}
    OUTPUT_FILE ${koppel_manual_dir}/${file} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
